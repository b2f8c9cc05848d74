namespace QwenDocs.Prompts;

/// <summary>What a model reads on small pictures.</summary>
/// <param name="Readings">The pictures, one entry each.</param>
internal sealed record PlaceReadings(IReadOnlyList<PlaceReading> Readings);
