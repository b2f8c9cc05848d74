namespace QwenDocs.Endpoints;

/// <summary>Text in a message.</summary>
/// <param name="Value">The text.</param>
public sealed record ModelText(string Value) : ModelContent;
