using QwenDocs.Offline.Print;

namespace QwenDocs.Offline.Values;

/// <summary>A value that was found for a field, and how surely it is that, 0 to 1.</summary>
internal readonly record struct FoundValue<T>(T Value, double Score, PrintedCell Cell);
