namespace QwenDocs.Grounding.Print;

/// <summary>A number that is printed in a cell, and its other value where the separator leaves that open.</summary>
/// <param name="Span">The digits and separators, without sign.</param>
/// <param name="Value">The value.</param>
/// <param name="Other">The other value, such as 1.234 for 1234.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
/// <param name="IsJoined">Whether the digits are part of a code, a date or a time.</param>
/// <param name="HasDecimals">Whether it has one, two or four decimals, as amounts do.</param>
internal sealed record PrintedNumber(PrintSpan Span, decimal Value, decimal? Other, bool IsPercent, bool IsJoined, bool HasDecimals)
{
    /// <summary>Whether the print can be read as a value, sign included.</summary>
    public bool Is(decimal value) => Value == value || Other == value;

    /// <summary>Whether the print can be read as a value or its negative.</summary>
    public bool IsMagnitudeOf(decimal value) => Math.Abs(Value) == Math.Abs(value) || (Other is { } other && Math.Abs(other) == Math.Abs(value));
}
