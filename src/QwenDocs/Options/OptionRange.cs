using System.Globalization;
using System.Runtime.CompilerServices;

namespace QwenDocs.Options;

/// <summary>Checks options once, where they are taken over, and names what was wrong.</summary>
internal static class OptionRange
{
    public static void Check<T>(T value, T least, T most, [CallerArgumentExpression(nameof(value))] string option = "")
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(
                option, value, string.Create(CultureInfo.InvariantCulture, $"{option} must be {least} to {most}."));
        }
    }
}
