using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines.Outcomes;

namespace QwenDocs.Pipelines;

/// <summary>How the extraction of one of many documents ended.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class DocumentOutcome<T> : PipelineOutcome
{
    /// <summary>Initializes a new instance of the <see cref="DocumentOutcome{T}"/> class, of a document that was answered.</summary>
    /// <param name="index">The place of the document among all, counted from 0.</param>
    /// <param name="document">The document.</param>
    /// <param name="result">The result.</param>
    public DocumentOutcome(int index, Document document, ExtractionResult<T> result)
        : base(index, document)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
        if (!result.HasRecord)
            Failure = new AnswerException(result.DocumentName, result.Findings);
    }

    /// <summary>Initializes a new instance of the <see cref="DocumentOutcome{T}"/> class, of a document that failed.</summary>
    /// <param name="index">The place of the document among all, counted from 0.</param>
    /// <param name="document">The document.</param>
    /// <param name="failure">Why there is no result.</param>
    public DocumentOutcome(int index, Document document, Exception failure)
        : base(index, document)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Failure = failure;
    }

    /// <summary>Gets a value indicating whether there is a record. What a person should look at stands in the findings of <see cref="Result"/>.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    public override bool IsSuccess => Result is { HasRecord: true };

    /// <summary>Gets the result, or <see langword="null"/> when the extraction failed. Where the model answered and no record could be read (<see cref="AnswerException"/>), it stands here too.</summary>
    public ExtractionResult<T>? Result { get; }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonSerializer.Serialize(json, StoredOutcome.From(this, Result), OutcomeJsonContext.Default.StoredOutcome);
    }
}
