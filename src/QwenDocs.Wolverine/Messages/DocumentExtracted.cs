namespace QwenDocs.Wolverine.Messages;

/// <summary>Tells that the outcome of a document is in the database.</summary>
internal sealed record DocumentExtracted(string Key, string RecordType);
