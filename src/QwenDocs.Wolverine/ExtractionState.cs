namespace QwenDocs.Wolverine;

/// <summary>How far a document of a queue has come.</summary>
public enum ExtractionState
{
    /// <summary>It waits, is worked on, or waits for its next attempt.</summary>
    Received,

    /// <summary>Its outcome is in the database, and waits to be taken by the <see cref="IOutcomeSink{T}"/>.</summary>
    Extracted,

    /// <summary>Its outcome was taken.</summary>
    Done,

    /// <summary>It failed as often as it may be tried: its message is among Wolverine's dead letters. Submitted again, it starts anew.</summary>
    DeadLettered,
}
