namespace QwenDocs.Grounding.Print;

/// <summary>A date that is printed in a cell.</summary>
/// <param name="Span">The characters.</param>
/// <param name="Text">The print.</param>
/// <param name="Value">The date; the day first where day and month may change places.</param>
/// <param name="Others">The other dates that the print may mean.</param>
internal sealed record PrintedDate(PrintSpan Span, string Text, DateOnly Value, IReadOnlyList<DateOnly> Others)
{
    public bool Is(DateOnly date) => Value == date || Others.Contains(date);
}
