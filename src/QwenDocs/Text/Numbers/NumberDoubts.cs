namespace QwenDocs.Text;

/// <summary>What leaves the reading of a printed number open.</summary>
[Flags]
public enum NumberDoubts
{
    /// <summary>Nothing: there is one reading alone.</summary>
    None = 0,

    /// <summary>A point or comma before three digits may stand for thousands or for decimals: <c>1.234</c>.</summary>
    Separator = 1,

    /// <summary>A sign may belong to the number or not: <c>Total - 12.50</c>, <c>500-</c>, <c>less 12.00</c>.</summary>
    Sign = 2,

    /// <summary>A letter or word may multiply the number or not: <c>3K</c>, <c>1.5 billion</c>, <c>in thousands 12</c>.</summary>
    Multiplier = 4,

    /// <summary>A letter that resembles a digit touches the digits: <c>12.5O</c>.</summary>
    Letter = 8,

    /// <summary>A space at a point or comma: one number with a gap, or two numbers: <c>12, 50</c>.</summary>
    Spacing = 16,

    /// <summary>The number is a bound or an estimate: <c>&lt; 12</c>, <c>~ 12</c>.</summary>
    Bound = 32,
}
