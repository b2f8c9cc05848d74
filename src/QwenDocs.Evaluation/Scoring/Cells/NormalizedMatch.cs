using System.Text.Json;
using System.Text.RegularExpressions;

namespace QwenDocs.Evaluation.Scoring.Cells;

/// <summary>Compares cells that are not equal once more, by what their field forgives.</summary>
internal static partial class NormalizedMatch
{
    public static bool IsMatch(JsonElement? expected, JsonElement? predicted, FieldNormalizers normalizers)
    {
        if (normalizers.HasFlag(FieldNormalizers.NullEqualsFalse) && IsNullOrFalse(expected) && IsNullOrFalse(predicted))
            return true;
        if (expected is not { ValueKind: JsonValueKind.String } left || predicted is not { ValueKind: JsonValueKind.String } right)
            return false;
        return IsMatch(left.GetString()!, right.GetString()!, normalizers);
    }

    private static bool IsMatch(string expected, string predicted, FieldNormalizers normalizers) =>
        (normalizers.HasFlag(FieldNormalizers.OptionalTerminalPunctuation) && AreEqualWithoutEnd(expected, predicted))
        || (normalizers.HasFlag(FieldNormalizers.PunctuationSpacing) && CellKeys.Of(Spacing().Replace(expected, "$1")) == CellKeys.Of(Spacing().Replace(predicted, "$1")))
        || (normalizers.HasFlag(FieldNormalizers.CaseInsensitive) && string.Equals(CellKeys.Of(expected), CellKeys.Of(predicted), StringComparison.OrdinalIgnoreCase))
        || (normalizers.HasFlag(FieldNormalizers.PhoneDigits) && AreSameDigits(expected, predicted))
        || (normalizers.HasFlag(FieldNormalizers.LenientDate) && Dates(expected).Overlaps(Dates(predicted)));

    private static bool IsNullOrFalse(JsonElement? value) => value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False };

    // Of values that are punctuation alone nothing would be left to compare.
    private static bool AreEqualWithoutEnd(string expected, string predicted)
    {
        string left = End().Replace(expected.Trim(), ""), right = End().Replace(predicted.Trim(), "");
        return left.Length > 0 && right.Length > 0 && CellKeys.Of(left) == CellKeys.Of(right);
    }

    private static bool AreSameDigits(string expected, string predicted)
    {
        string left = NoDigits().Replace(expected, ""), right = NoDigits().Replace(predicted, "");
        return left.Length >= 10 && right.Length >= 10 ? left[^10..] == right[^10..] : left.Length > 0 && left == right;
    }

    /// <summary>Returns the days that a text may name: a year in two pieces joined, and a year of two digits in both centuries. A day must stand before the year.</summary>
    private static HashSet<DateOnly> Dates(string text)
    {
        List<string> readings = [text];
        if (SplitYear().Match(text) is { Success: true } split && text.AsSpan(0, split.Index).ContainsAnyInRange('0', '9'))
            readings.Add(SplitYear().Replace(text, "$1$2"));
        foreach (string reading in readings.ToArray())
        {
            if (ShortYear().Match(reading) is { Success: true } year && year.Groups[1].ValueSpan.ContainsAnyInRange('0', '9'))
                readings.AddRange([$"{year.Groups[1].Value}19{year.Groups[2].Value}", $"{year.Groups[1].Value}20{year.Groups[2].Value}"]);
        }

        HashSet<DateOnly> dates = [];
        foreach (string reading in readings)
        {
            if (DateSpelling.TryRead(CellKeys.Collapse(reading), out DateOnly date))
                dates.Add(date);
        }

        return dates;
    }

    [GeneratedRegex(@"\s*[.,;:]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"\s*([,.;:])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Spacing();

    [GeneratedRegex(@"[^0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoDigits();

    [GeneratedRegex(@"\b(19|20)\s+([0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex SplitYear();

    [GeneratedRegex(@"^(.*[ ,/-])([0-9]{2})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();
}
