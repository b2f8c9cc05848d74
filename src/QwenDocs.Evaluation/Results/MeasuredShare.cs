using System.Globalization;
using System.Text.Json.Serialization;

namespace QwenDocs.Evaluation;

/// <summary>A share that was counted, with the interval in which the true one lies in 95 of 100 cases (E. B. Wilson, 1927).</summary>
/// <param name="Part">How many have what is measured.</param>
/// <param name="Whole">How many were looked at.</param>
public readonly record struct MeasuredShare(int Part, int Whole)
{
    // The quantile of the normal distribution for an interval of 95 %.
    private const double Z = 1.959963984540054;

    /// <summary>Gets the share, 0 to 1; <see langword="null"/> where nothing was looked at.</summary>
    [JsonIgnore]
    public double? Value => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>Gets the lower end of the interval; 0 where nothing was looked at.</summary>
    [JsonIgnore]
    public double Lower => Whole == 0 ? 0 : Math.Max(0, Middle - Half);

    /// <summary>Gets the upper end of the interval; 1 where nothing was looked at.</summary>
    [JsonIgnore]
    public double Upper => Whole == 0 ? 1 : Math.Min(1, Middle + Half);

    private double Middle => (((double)Part / Whole) + (Z * Z / (2.0 * Whole))) / (1 + (Z * Z / Whole));

    private double Half
    {
        get
        {
            double share = (double)Part / Whole;
            return Z * Math.Sqrt((share * (1 - share) / Whole) + (Z * Z / (4.0 * Whole * Whole))) / (1 + (Z * Z / Whole));
        }
    }

    /// <summary>Returns the share in percent with its interval, such as <c>90.0 % (69.9 to 97.2, n = 20)</c>.</summary>
    /// <returns>The text, in the invariant culture; <c>–</c> where nothing was looked at.</returns>
    public override string ToString() =>
        Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} % ({100 * Lower:0.0} to {100 * Upper:0.0}, n = {Whole})") : "–";
}
