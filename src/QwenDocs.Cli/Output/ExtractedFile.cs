using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Review;

namespace QwenDocs.Cli.Output;

/// <summary>What came of one of several files.</summary>
internal sealed record ExtractedFile(string DocumentName, Extracted? Extracted, Exception? Failure)
{
    /// <summary>Gets the outcome of the pipeline.</summary>
    public PipelineOutcome? Outcome { get; init; }

    /// <summary>Gets the result, or <see langword="null"/> where there is none.</summary>
    public ExtractionResult? Result { get; init; }

    /// <summary>Gets what a review page shows of it; <see langword="null"/> where nothing was extracted.</summary>
    public ReviewedDocument? Reviewed { get; init; }

    /// <summary>Gets the exit status that the file alone would have given.</summary>
    public int ExitCode => Failure is not null ? Cli.ExitCode.Of(Failure) : Extracted?.Record is null ? Cli.ExitCode.EndpointFailed : Cli.ExitCode.Done;
}
