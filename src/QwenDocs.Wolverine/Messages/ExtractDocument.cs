namespace QwenDocs.Wolverine.Messages;

/// <summary>Asks for the extraction of a document. It holds where the document lies, and nothing of its content.</summary>
internal sealed record ExtractDocument(string Key, string RecordType, string Location);
