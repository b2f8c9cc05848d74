namespace QwenDocs.Extraction;

/// <summary>Which document of a split file an extraction is at.</summary>
/// <param name="Number">The number of the document, counted from 1.</param>
/// <param name="Count">How many documents the file holds.</param>
public readonly record struct DocumentProgress(int Number, int Count);
