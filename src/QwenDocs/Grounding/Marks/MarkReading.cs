namespace QwenDocs.Grounding.Marks;

/// <summary>What the ink of the pages says of one mark, and where.</summary>
/// <param name="State">Whether there is ink.</param>
/// <param name="Place">The ink, or the empty place; null where none is known.</param>
internal sealed record MarkReading(MarkState State, EvidenceSpan? Place = null)
{
    // What stands for print in the evidence of marks.
    public const string Ticked = "☑";
    public const string Empty = "☐";
    public const string Ink = "(ink)";
    public const string NoInk = "(no ink)";

    public static MarkReading Unclear { get; } = new(MarkState.Unclear);

    /// <summary>Returns what several places of one mark say together: it is there where it is at one of them, as on the copies of a form.</summary>
    public static MarkReading Of(IReadOnlyList<MarkReading> places) =>
        places.FirstOrDefault(place => place.State == MarkState.Present) ?? places.FirstOrDefault(place => place.State == MarkState.Unclear) ?? (places.Count > 0 ? places[0] : Unclear);
}
