using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Schemas.Reading;

/// <summary>Words and signs with which models, and forms, say that there is nothing.</summary>
/// <remarks>Not among them: <c>NA</c>, which is Namibia too, and words that documents print as values, such as <c>nil</c> and <c>无</c>.</remarks>
internal static partial class Placeholders
{
    private const int LongestPhrase = 80;

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "null", "none", "undefined", "undetermined", "unknown", "n/a", "n.a", "#n/a", "nan", "illegible", "unreadable", "unspecified", "missing", "empty", "blank",
        "keine angabe", "keine angaben", "k.a", "nicht angegeben", "nicht vorhanden", "nicht lesbar", "unleserlich", "unbekannt", "n.v.t", "n.b", "non spécifié", "non renseigné",
        "non précisé", "no especificado", "no indicado", "no disponible", "non specificato", "não informado", "brak danych", "н/д", "не указано", "неизвестно",
        "未提供", "未填写", "未填", "未注明", "未标注", "未列明", "未显示", "未找到", "未知", "不详", "不适用", "无法识别", "无法辨认", "空", "空白", "該当なし", "不明", "記載なし", "未記入", "해당 없음", "없음", "미기재",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Strokes = SearchValues.Create("-‐‑‒–—―−_./\\*…?？ ");
    private static readonly SearchValues<char> Wrapping = SearchValues.Create("()[]<>{}\"'`“”‘’（）【】.,;:* ");

    /// <summary>Tells whether a text says that there is nothing. Only strokes and points, as forms are filled with, do too.</summary>
    public static bool IsPlaceholder(string text)
    {
        if (text.Length > LongestPhrase)
            return false;
        ReadOnlySpan<char> trimmed = TrimInvisible(text);
        if (trimmed.IsEmpty)
            return text.Length > 0;
        if (!trimmed.ContainsAnyExcept(Strokes))
            return true;
        int start = trimmed.IndexOfAnyExcept(Wrapping);
        if (start < 0)
            return true;
        string word = Spaces().Replace(trimmed[start..(trimmed.LastIndexOfAnyExcept(Wrapping) + 1)].ToString(), "/");
        return Words.Contains(word) || (word.Contains(' ', StringComparison.Ordinal) && Phrase().IsMatch(word));
    }

    /// <summary>Takes white space, control characters and marks without width off both ends.</summary>
    private static ReadOnlySpan<char> TrimInvisible(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && IsInvisible(text[0]))
            text = text[1..];
        while (!text.IsEmpty && IsInvisible(text[^1]))
            text = text[..^1];
        return text;
    }

    private static bool IsInvisible(char character) => char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    [GeneratedRegex(" ?/ ?", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // Not provided; none given on the page; no value found.
    [GeneratedRegex(
        @"^(?:(?:not|none|no(?: (?:value|data|information|text|entry))?|cannot be|could not be|unable to(?: be)?) ?"
            + @"(?:available|applicable|specified|provided|given|stated|found|present|visible|legible|readable|mentioned|listed|shown|indicated|known|printed|included|supplied|determined?|read|identified)?"
            + @"(?: (?:in|on|from|by) (?:the |this )?(?:document|invoice|page|image|form|text|picture|scan)s?)?|(?:the )?(?:document|page|image|form) does not (?:specify|say|show|mention|provide|state|contain)(?: (?:it|this|that))?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();
}
