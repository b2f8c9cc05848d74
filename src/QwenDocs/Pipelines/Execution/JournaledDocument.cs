using QwenDocs.Documents;
using QwenDocs.Documents.Sources;

namespace QwenDocs.Pipelines.Execution;

/// <summary>A document of a run with a journal.</summary>
/// <typeparam name="TOutcome">What comes of it.</typeparam>
/// <param name="Document">The document, on the bytes that its key was computed of.</param>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">The bytes; they are let go when the work is done.</param>
/// <param name="State">What the journal knew of it.</param>
internal sealed record JournaledDocument<TOutcome>(Document Document, WorkKey Key, PinnedBytes Bytes, JournalState State)
{
    /// <summary>Gets what the journal has of it, or <see langword="null"/> where it is to be worked on.</summary>
    public TOutcome? Known { get; init; }

    /// <summary>Gets the outcome of an equal document that is worked on at the same time, or <see langword="null"/> for none.</summary>
    public Task<TOutcome>? Equal { get; init; }

    /// <summary>Gets what equal documents wait for; <see langword="null"/> where this one is not worked on.</summary>
    public TaskCompletionSource<TOutcome>? Completion { get; init; }

    /// <summary>Gets or sets a value indicating whether the journal knows that it was begun.</summary>
    public bool IsBegun { get; set; }
}
