using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Tokens;

namespace QwenDocs.Pipelines;

/// <summary>How the work on one of many files ended.</summary>
public abstract class PipelineOutcome
{
    private protected PipelineOutcome(int index, Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Index = index;
        Document = document;
    }

    /// <summary>Gets the place of the file among all, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the file.</summary>
    public Document Document { get; }

    /// <summary>Gets a value indicating whether there is a result.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public abstract bool IsSuccess { get; }

    /// <summary>Gets why there is no result: usually a <see cref="QwenDocsException"/>; <see langword="null"/> where there is one.</summary>
    public Exception? Failure { get; protected init; }

    /// <summary>Gets <see cref="Failure"/> as values that can be written and read again.</summary>
    public FailureInfo? FailureInfo => Failure is null ? null : FailureInfo.FromException(Failure);

    /// <summary>Gets the tokens and the cost of the file, as the endpoint counts them, also where it failed.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Zero;

    /// <summary>Gets a value indicating whether the outcome comes from the journal of an earlier run, or from an equal document of this one: see <see cref="PipelineOptions.Journal"/>. Nothing was sent for it.</summary>
    /// <value>
    /// Where it is, <see cref="Usage"/> and <see cref="Elapsed"/> are those of the time when it was worked on; the usage is zero where another document of this run counts it already. The
    /// result has the record, its JSON, findings, evidence, usage and times, but neither plan, requests, model calls nor the answer's text.
    /// </value>
    public bool IsFromJournal { get; internal set; }

    /// <summary>Gets the number of earlier attempts at the file that were begun and never completed, by the journal: what they sent may have been paid for nothing.</summary>
    public int InterruptedAttempts { get; internal set; }

    /// <summary>Gets the most that <see cref="InterruptedAttempts"/> may have cost by their plans, in US dollars.</summary>
    public decimal InterruptedCostUsd { get; internal set; }

    /// <summary>Gets the time that the file took, from its start to its end, the wait for its turn to be rendered included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Writes the outcome as JSON that can be read again: a journal keeps it, and a queue may carry it.</summary>
    /// <param name="json">What it is written to, as one object.</param>
    /// <remarks>It holds the record, findings and evidence, or the failure as <see cref="Pipelines.FailureInfo"/>; usage and time. It says what the document says: it is not for logs.</remarks>
    public abstract void WriteTo(Utf8JsonWriter json);
}
