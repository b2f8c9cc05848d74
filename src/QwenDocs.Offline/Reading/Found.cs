namespace QwenDocs.Offline.Reading;

/// <summary>A value that was found for a field, and how surely it is that, 0 to 1.</summary>
internal readonly record struct Found<T>(T Value, double Score, Cell Cell);
