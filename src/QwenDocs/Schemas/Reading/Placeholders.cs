using System.Buffers;
using System.Collections.Frozen;

namespace QwenDocs.Schemas.Reading;

/// <summary>Words and signs with which models, and forms, say that there is nothing.</summary>
/// <remarks>Not among them: <c>NA</c>, which is Namibia too, and words that documents print as values, such as <c>nil</c> and <c>无</c>.</remarks>
internal static class Placeholders
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "null", "none", "undefined", "n/a", "n.a.", "n.a", "#n/a", "nan", "not available", "not applicable", "not specified", "not provided", "not given", "not stated", "not found",
        "not present", "not visible", "not legible", "not readable", "illegible", "unreadable", "unspecified", "missing", "empty", "blank", "no value", "no data",
        "(none)", "(null)", "(blank)", "(empty)", "[null]", "<null>", "keine angabe", "k.a.", "nicht angegeben", "nicht vorhanden", "non spécifié", "non renseigné", "no especificado",
        "未提供", "未填写", "未注明", "不适用", "該当なし", "해당 없음",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Strokes = SearchValues.Create("-‐‑‒–—―−_./\\* ");

    /// <summary>Tells whether a text says that there is nothing. Only strokes and points, as forms are filled with, do too.</summary>
    public static bool IsPlaceholder(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        return !trimmed.IsEmpty && (!trimmed.ContainsAnyExcept(Strokes) || Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(trimmed));
    }
}
