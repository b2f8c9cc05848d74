using System.Globalization;
using QwenDocs.Schemas;

namespace QwenDocs.Prompts;

/// <summary>The words with which a model is asked a second time.</summary>
internal static class FollowUpPrompts
{
    /// <summary>Asks for the rest of an answer that was cut.</summary>
    /// <param name="rest">What the rest must follow.</param>
    /// <param name="list">The list in which the cut is, or <see langword="null"/> when it is in none.</param>
    /// <param name="count">The number of its entries that are whole.</param>
    /// <param name="last">The last whole entry, as JSON.</param>
    /// <param name="shown">The number of last entries that the answer above shows; <see langword="null"/> where it shows all.</param>
    public static string Continue(
        RecordSchema rest,
        string? list,
        int count,
        string? last,
        int? shown = null) => Fill(
        "continue",
        rest.Text,
        ("{{place}}", list is null ? "" : string.Create(CultureInfo.InvariantCulture, $"The list {list} has {count} entries so far{Shown(shown)}; go on after the last one and repeat none:\n\n{last}\n\n")));

    /// <summary>Asks for the entries of a list that follow the last one.</summary>
    /// <param name="rest">What the further entries must follow.</param>
    /// <param name="list">The name of the list.</param>
    /// <param name="limit">The most entries that one answer holds.</param>
    /// <param name="count">The number of entries so far.</param>
    /// <param name="last">The last entry, as JSON.</param>
    /// <param name="shown">The number of last entries that the answer above shows; <see langword="null"/> where it shows all.</param>
    public static string MoreRows(
        RecordSchema rest,
        string list,
        int limit,
        int count,
        string last,
        int? shown = null) => Fill(
        "more-rows",
        rest.Text,
        ("{{shown}}", Shown(shown)),
        ("{{limit}}", limit.ToString(CultureInfo.InvariantCulture)),
        ("{{list}}", list),
        ("{{count}}", count.ToString(CultureInfo.InvariantCulture)),
        ("{{last}}", last));

    /// <summary>Asks for entries of a list that the document has and the answer lacks.</summary>
    /// <param name="rest">What these entries must follow.</param>
    /// <param name="list">The path of the list.</param>
    /// <param name="count">The number of entries so far.</param>
    /// <param name="what">What the document says of its rows.</param>
    /// <param name="numbers">The printed numbers of the rows that are asked for now, such as <c>48 to 51</c>; <see langword="null"/> where rows are not numbered.</param>
    /// <param name="neighbours">The entries between which the missing ones stand, as JSON.</param>
    /// <param name="shown">The number of last entries that the answer above shows; <see langword="null"/> where it shows all.</param>
    public static string MissingRows(
        RecordSchema rest,
        string list,
        int count,
        string what,
        string? numbers,
        string? neighbours,
        int? shown = null) => Fill(
        "missing-rows",
        rest.Text,
        ("{{shown}}", Shown(shown)),
        ("{{list}}", list),
        ("{{count}}", count.ToString(CultureInfo.InvariantCulture)),
        ("{{what}}", what),
        ("{{rows}}", numbers is null ? "the missing rows" : $"the rows with the printed numbers {numbers}"),
        ("{{place}}", neighbours is null ? "" : $"What is missing stands beside these entries:\n\n{neighbours}\n\n"));

    /// <summary>Asks for single values again.</summary>
    public static string Correct(RecordSchema values, IEnumerable<string> errors) => Fill("correct", values.Text, ("{{errors}}", Lines(errors)));

    /// <summary>Asks for the whole answer again.</summary>
    public static string Again(IEnumerable<string> errors) => Fill("again", "", ("{{errors}}", Lines(errors)));

    private static string Shown(int? shown) =>
        shown is { } last ? string.Create(CultureInfo.InvariantCulture, $" (the answer above shows the last {last} of them)") : "";

    private static string Lines(IEnumerable<string> errors) => string.Join('\n', errors.Select(error => $"- {error}"));

    // The schema is put in last: what stands in it is no place of a template.
    private static string Fill(string prompt, string schema, params ReadOnlySpan<(string Place, string Words)> fillings)
    {
        string text = ExtractionPrompt.Prompt(prompt);
        foreach ((string place, string words) in fillings)
            text = text.Replace(place, words, StringComparison.Ordinal);
        return text.Replace("{{schema}}", schema, StringComparison.Ordinal);
    }
}
