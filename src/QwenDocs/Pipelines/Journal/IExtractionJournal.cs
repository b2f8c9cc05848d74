using QwenDocs.Planning;

namespace QwenDocs.Pipelines;

/// <summary>Remembers which documents were begun and what came of them, so that a pipeline that was stopped goes on where it was: see <see cref="PipelineOptions.Journal"/>.</summary>
/// <remarks>
/// <see cref="JsonLinesJournal"/> keeps it in a file. Implement it for a database: what a method has written must outlive the process when its task completes. Members are called from
/// several threads at once. What they throw ends the run: documents that are under way come out, no further one is begun.
/// </remarks>
public interface IExtractionJournal
{
    /// <summary>Gets what is known of a piece of work.</summary>
    /// <param name="key">The work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state; <see cref="JournalState.Unknown"/> where nothing is known.</returns>
    ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes that work is about to be paid for. Nothing is sent before this has completed.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where another process is at the same work, or has completed it since it was looked up (<see cref="JournalAttempt.KnownCompletion"/>): this one then leaves it alone.</returns>
    /// <exception cref="CostBudgetExceededException">The journal keeps a budget, and it does not have the planned cost: nothing is sent, and the document fails with it.</exception>
    ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default);

    /// <summary>Writes that work which was begun may cost more than was planned: a further question, such as a correction, is about to be sent.</summary>
    /// <param name="attempt">The attempt, with the most that all of its requests may cost so far.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The task of it. A journal that keeps no budget need not implement it.</returns>
    /// <exception cref="CostBudgetExceededException">The journal keeps a budget, and it does not have the difference: the question is not sent.</exception>
    ValueTask RaisePlannedCostAsync(JournalAttempt attempt, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>Writes what came of work. It takes the place of what was known before.</summary>
    /// <param name="entry">What came of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where another process has taken the work over meanwhile: what that one writes stands.</returns>
    ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default);
}
