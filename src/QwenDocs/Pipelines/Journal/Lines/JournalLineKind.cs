namespace QwenDocs.Pipelines.Journal.Lines;

/// <summary>What a line of a journal says.</summary>
internal enum JournalLineKind
{
    None,
    Header,
    Attempt,
    Entry,
}
