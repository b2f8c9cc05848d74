namespace QwenDocs.Offline.Reading;

/// <summary>A number in a text and where it stands there.</summary>
internal readonly record struct PrintedValue(decimal Value, bool IsPercent, bool HasSeparator, int Start, int End);
