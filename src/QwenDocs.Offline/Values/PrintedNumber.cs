namespace QwenDocs.Offline.Values;

/// <summary>A number in a text and where it stands there.</summary>
internal readonly record struct PrintedNumber(decimal Value, bool IsPercent, bool HasSeparator, int Start, int End);
