using System.Globalization;

namespace QwenDocs.Evaluation;

/// <summary>A change of a mean over the same documents, with the interval in which the true one lies in 95 of 100 cases (paired bootstrap, B. Efron, 1979).</summary>
/// <param name="Before">The mean before.</param>
/// <param name="After">The mean after.</param>
/// <param name="Lower">The lower end of the interval of the difference.</param>
/// <param name="Upper">The upper end of the interval of the difference.</param>
public readonly record struct MeasuredChange(double Before, double After, double Lower, double Upper)
{
    /// <summary>Gets by how much the mean grew; below 0 where it fell.</summary>
    public double Difference => After - Before;

    /// <summary>Gets a value indicating whether the change is more than chance: no change at all lies outside of the interval.</summary>
    public bool IsSignificant => Lower > 0 || Upper < 0;

    /// <summary>Returns the change in hundredths, such as <c>91.2 to 93.4 (+2.2, -0.3 to +4.8: may be chance)</c>.</summary>
    /// <returns>The text, in the invariant culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * Before:0.0} to {100 * After:0.0} ({100 * Difference:+0.0;-0.0;0.0}, {100 * Lower:+0.0;-0.0;0.0} to {100 * Upper:+0.0;-0.0;0.0}: {(IsSignificant ? "more than chance" : "may be chance")})");
}
