using System.Text.Json;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>How often an <see cref="ErringModelEndpoint"/> errs, and how.</summary>
public sealed class ErringModelOptions
{
    private static readonly ModelErrorKind[] OfValues =
    [
        ModelErrorKind.DigitsSwapped, ModelErrorKind.DigitDropped, ModelErrorKind.ZeroLost, ModelErrorKind.SignLost, ModelErrorKind.DayAndMonthSwapped,
        ModelErrorKind.NeighbourValue, ModelErrorKind.ValueLeftOut,
    ];

    /// <summary>Gets or sets where the errors start: the same seed makes the same errors in the same answers.</summary>
    public int Seed { get; set; }

    /// <summary>Gets the rate of each kind of error, 0 to 1; kinds that are not there do not happen. See <see cref="ModelErrorKind"/> for what a rate is of.</summary>
    /// <remarks>A value that a kind cannot befall, such as a date that loses its sign, has one of the other kinds instead, so that all values err as often.</remarks>
    public IDictionary<ModelErrorKind, double> Rates { get; } = new Dictionary<ModelErrorKind, double>();

    /// <summary>Gets or sets from how many pages in one request on lists are always cut.</summary>
    /// <value>The default is <see langword="null"/>: the number of pages does not count.</value>
    public int? MaxPagesOfWholeLists { get; set; }

    /// <summary>Gets or sets which share of its rows a list keeps that is cut.</summary>
    /// <value>The default is 0.33: the recall that ExtractBench measured on documents of more than 50 pages in one request. Range: 0 to 1.</value>
    public double CutListShare { get; set; } = 0.33;

    /// <summary>Gets or sets the record that rows of another document's pages come from.</summary>
    /// <value>The default is <see langword="null"/>: there is none, and no page is another document's.</value>
    public JsonElement? OtherRecord { get; set; }

    /// <summary>Gets or sets what tokens cost.</summary>
    /// <value>The default is <see cref="TokenPrice.Free"/>.</value>
    public TokenPrice Price { get; set; } = TokenPrice.Free;

    /// <summary>Sets the rates of all kinds that befall single values, so that the given share of values is wrong.</summary>
    /// <param name="rate">The share, 0 to 1.</param>
    /// <returns>The same options.</returns>
    public ErringModelOptions WithWrongValues(double rate)
    {
        if (!(rate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is 0 to 1.");
        foreach (ModelErrorKind kind in OfValues)
            Rates[kind] = rate / OfValues.Length;
        return this;
    }

    internal ErringModelOptions Validated()
    {
        if (Rates.FirstOrDefault(rate => !(rate.Value is >= 0 and <= 1)) is { Value: not 0 } wrong)
            throw new ArgumentException($"The rate of {wrong.Key} is not 0 to 1.", nameof(Rates));
        if (OfValues.Sum(RateOf) > 1 + 1e-9)
            throw new ArgumentException("The rates of errors of values add up to more than 1.", nameof(Rates));
        if (!(CutListShare is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(CutListShare), CutListShare, "A share is 0 to 1.");
        return this;
    }

    internal double RateOf(ModelErrorKind kind) => Rates.TryGetValue(kind, out double rate) ? rate : 0;
}
