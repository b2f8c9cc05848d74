using System.Text.RegularExpressions;

namespace QwenDocs.Records.Rules;

/// <summary>Language tags (BCP 47), and whether a text is in the script of its language.</summary>
internal static partial class LanguageScript
{
    public static bool IsTag(string tag) => Tag().IsMatch(tag);

    /// <summary>Whether the text can be in the language, as far as its letters tell; foreign brands and words among them are no contradiction.</summary>
    public static bool Fits(string text, string tag)
    {
        string expected = Of(tag.Split('-')[0].ToLowerInvariant());
        int inScript = 0, latin = 0, letters = 0;
        foreach (char letter in text.Where(char.IsLetter))
        {
            string script = Of(letter);
            letters++;
            latin += script == "Latn" ? 1 : 0;
            inScript += script == expected || (expected is "Jpan" && script is "Hani") ? 1 : 0;
        }

        return letters == 0 || (expected == "Latn" ? latin * 2 >= letters : inScript > 0);
    }

    private static string Of(string language) => language switch
    {
        "th" => "Thai",
        "lo" => "Laoo",
        "km" => "Khmr",
        "my" => "Mymr",
        "zh" or "yue" => "Hani",
        "ja" => "Jpan",
        "ko" => "Hang",
        "ru" or "uk" or "be" or "bg" or "mk" or "kk" or "ky" or "mn" => "Cyrl",
        "ar" or "fa" or "ur" => "Arab",
        "he" => "Hebr",
        "el" => "Grek",
        "hi" or "ne" or "mr" => "Deva",
        _ => "Latn",
    };

    private static string Of(char letter) => letter switch
    {
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u0E80' and <= '\u0EFF' => "Laoo",
        >= '\u1780' and <= '\u17FF' => "Khmr",
        >= '\u1000' and <= '\u109F' => "Mymr",
        >= '\u3040' and <= '\u30FF' => "Jpan",
        (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => "Hani",
        (>= '\uAC00' and <= '\uD7AF') or (>= '\u1100' and <= '\u11FF') => "Hang",
        >= '\u0400' and <= '\u052F' => "Cyrl",
        >= '\u0600' and <= '\u06FF' => "Arab",
        >= '\u0590' and <= '\u05FF' => "Hebr",
        >= '\u0370' and <= '\u03FF' => "Grek",
        >= '\u0900' and <= '\u097F' => "Deva",
        _ => "Latn",
    };

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
