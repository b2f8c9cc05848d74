namespace QwenDocs.Pipelines;

/// <summary>A document that took long.</summary>
/// <param name="Index">The place of the document among all, counted from 0.</param>
/// <param name="Name">The name of the document.</param>
/// <param name="Elapsed">What it took.</param>
public readonly record struct SlowDocument(int Index, string Name, TimeSpan Elapsed);
