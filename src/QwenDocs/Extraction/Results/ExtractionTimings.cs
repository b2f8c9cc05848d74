namespace QwenDocs.Extraction;

/// <summary>Where the time of an extraction went.</summary>
/// <param name="Planning">Opening the document and planning.</param>
/// <param name="Rendering">Rendering the pages.</param>
/// <param name="ModelCalls">Sending requests and waiting for answers; the times of requests that were under way side by side add up, so that it may exceed the total.</param>
/// <param name="Total">All of it, from the call to the record.</param>
public readonly record struct ExtractionTimings(TimeSpan Planning, TimeSpan Rendering, TimeSpan ModelCalls, TimeSpan Total);
