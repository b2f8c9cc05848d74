namespace QwenDocs.Text;

/// <summary>A date that was read from print.</summary>
/// <param name="Date">The date.</param>
/// <param name="Alternatives">The other dates that the print may mean, the likeliest first; empty where there is one reading alone.</param>
public sealed record DateReading(DateOnly Date, IReadOnlyList<DateOnly> Alternatives);
