namespace QwenDocs.Text;

/// <summary>What is known of a number before it is read.</summary>
public sealed record NumberTextOptions
{
    /// <summary>Gets the options for a number of which nothing is known.</summary>
    public static NumberTextOptions Default { get; } = new();

    /// <summary>Gets the number of decimals that such a number is written with.</summary>
    /// <value>0 for Japanese yen, 3 for Kuwaiti dinars; <see langword="null"/> (the default) where any are possible.</value>
    public int? Decimals { get; init; }

    /// <summary>Gets a value indicating whether the single point or comma of <c>1.234</c> is taken for thousands, or for decimals.</summary>
    /// <value><see langword="true"/> by default; the other reading is the alternative either way.</value>
    public bool ThousandsFirst { get; init; } = true;

    /// <summary>Gets a value indicating whether the number is an amount of money.</summary>
    /// <value>
    /// <see langword="false"/> by default. In amounts <c>H</c> and <c>S</c> behind the number are the marks of German accounts, credit and debit, and a
    /// <c>m</c> or <c>T</c> may be millions or thousands; in other numbers they are units.
    /// </value>
    public bool IsAmount { get; init; }

    /// <summary>Gets what tells whether the text behind the number is a unit, so that its letters neither multiply nor belong to the number.</summary>
    /// <value><see langword="null"/> by default.</value>
    public Func<string, bool>? IsUnit { get; init; }
}
