using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines.Outcomes;

namespace QwenDocs.Pipelines;

/// <summary>How the splitting of one of many files ended.</summary>
public sealed class SplitOutcome : PipelineOutcome
{
    /// <summary>Initializes a new instance of the <see cref="SplitOutcome"/> class, of a file that was split.</summary>
    /// <param name="index">The place of the file among all, counted from 0.</param>
    /// <param name="document">The file.</param>
    /// <param name="result">The documents of the file.</param>
    public SplitOutcome(int index, Document document, SplitResult result)
        : base(index, document)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>Initializes a new instance of the <see cref="SplitOutcome"/> class, of a file that failed.</summary>
    /// <param name="index">The place of the file among all, counted from 0.</param>
    /// <param name="document">The file.</param>
    /// <param name="failure">Why the file was not split.</param>
    public SplitOutcome(int index, Document document, Exception failure)
        : base(index, document)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Failure = failure;
    }

    /// <summary>Gets a value indicating whether the file was split. A document of it that failed is there with its failure.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    public override bool IsSuccess => Result is not null;

    /// <summary>Gets the documents of the file, or <see langword="null"/> when it was not split.</summary>
    public SplitResult? Result { get; }

    /// <summary>Reads an outcome that <see cref="WriteTo"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="document">The file that it is about.</param>
    /// <param name="types">The types of document of the time.</param>
    /// <param name="index">The place of the file among all, counted from 0.</param>
    /// <returns>The outcome; its failure, where it has one, is a <see cref="RecordedFailureException"/>.</returns>
    /// <exception cref="JsonException">The JSON is no such outcome, or a record in it does not follow its schema.</exception>
    public static SplitOutcome Read(
        JsonElement json,
        Document document,
        DocumentTypes types,
        int index = 0)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(types);
        return StoredOutcome.Read(json).ToSplitOutcome(index, document, types);
    }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonSerializer.Serialize(json, StoredOutcome.From(this), OutcomeJsonContext.Default.StoredOutcome);
    }
}
