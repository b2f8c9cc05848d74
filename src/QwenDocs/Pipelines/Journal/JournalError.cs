namespace QwenDocs.Pipelines;

/// <summary>What is wrong with a journal, or with work that it keeps.</summary>
public enum JournalError
{
    /// <summary>The journal cannot be read.</summary>
    Unreadable,

    /// <summary>The file is no journal, or one of a later version.</summary>
    UnknownFormat,

    /// <summary>Another process has the journal open.</summary>
    InUse,

    /// <summary>The journal cannot be written: the disk is full, or the folder cannot be written to.</summary>
    WriteFailed,

    /// <summary>Another process is at the same document.</summary>
    WorkInProgress,

    /// <summary>Another process has taken the document over, because this one gave no sign of life for too long.</summary>
    WorkTakenOver,
}
