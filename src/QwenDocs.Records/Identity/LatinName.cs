using System.Globalization;
using System.Text;

namespace QwenDocs.Records.Identity;

/// <summary>Compares a printed name with the one of a machine-readable zone, which has the letters A to Z alone.</summary>
/// <remarks>Source: ICAO Doc 9303, part 3, section 6: letters with diacritics lose them or are written out, as Ü becomes UE or UXX or U.</remarks>
internal static class LatinName
{
    /// <summary>Whether the names may be the same. What is not Latin is not compared.</summary>
    public static bool Agrees(string? printed, string zone, bool mayBeShorter)
    {
        string folded = Fold(printed ?? "", writtenOut: false);
        string writtenOut = Fold(printed ?? "", writtenOut: true);
        string letters = zone.Replace(" ", "", StringComparison.Ordinal);
        if (folded.Length == 0 || letters.Length == 0 || folded.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            return true;
        return Same(folded) || Same(writtenOut);

        bool Same(string name) => name == letters
            || (mayBeShorter && (name.StartsWith(letters, StringComparison.Ordinal) || letters.StartsWith(name, StringComparison.Ordinal)));
    }

    private static string Fold(string name, bool writtenOut)
    {
        StringBuilder letters = new(name.Length);
        foreach (char letter in name.Normalize(NormalizationForm.FormC).ToUpperInvariant())
            letters.Append(WrittenOut(letter, writtenOut));
        IEnumerable<char> plain = letters.ToString().Normalize(NormalizationForm.FormD).Where(char.IsLetter);
        return string.Concat(plain.Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
    }

    private static string WrittenOut(char letter, bool writtenOut) => letter switch
    {
        'Ä' or 'Æ' when writtenOut || letter == 'Æ' => "AE",
        'Ö' or 'Œ' or 'Ø' when writtenOut || letter != 'Ö' => "OE",
        'Ü' when writtenOut => "UE",
        'Å' when writtenOut => "AA",
        'ß' or 'ẞ' => "SS",
        'Þ' => "TH",
        'Đ' or 'Ð' => "D",
        'Ł' => "L",
        'İ' or 'ı' => "I",
        _ => letter.ToString(),
    };
}
