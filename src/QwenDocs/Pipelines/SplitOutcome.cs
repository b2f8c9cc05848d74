using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction;

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
}
