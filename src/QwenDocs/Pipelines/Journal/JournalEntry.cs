using System.Text.Json;

namespace QwenDocs.Pipelines;

/// <summary>What came of a piece of work.</summary>
/// <param name="Key">The work.</param>
/// <param name="DocumentName">The name of the document, for people.</param>
/// <param name="Completed">When it was completed.</param>
/// <param name="CostUsd">What it cost, in US dollars; <see langword="null"/> where the endpoint reported no cost.</param>
/// <param name="Failure">Why there is no result, or <see langword="null"/> where there is one.</param>
/// <param name="Outcome">The outcome as <see cref="PipelineOutcome.WriteTo"/> writes it. It holds what the document says.</param>
public sealed record JournalEntry(
    WorkKey Key,
    string DocumentName,
    DateTimeOffset Completed,
    decimal? CostUsd,
    FailureInfo? Failure,
    JsonElement Outcome);
