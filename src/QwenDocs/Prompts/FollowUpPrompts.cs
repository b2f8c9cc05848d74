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
    public static string Continue(RecordSchema rest, string? list, int count, string? last) => Fill(
        "continue",
        rest.Text,
        ("{{place}}", list is null ? "" : string.Create(CultureInfo.InvariantCulture, $"The list {list} has {count} entries so far; go on after the last one and repeat none:\n\n{last}\n\n")));

    /// <summary>Asks for single values again.</summary>
    public static string Correct(RecordSchema values, IEnumerable<string> errors) => Fill("correct", values.Text, ("{{errors}}", Lines(errors)));

    /// <summary>Asks for the whole answer again.</summary>
    public static string Again(IEnumerable<string> errors) => Fill("again", "", ("{{errors}}", Lines(errors)));

    private static string Lines(IEnumerable<string> errors) => string.Join('\n', errors.Select(error => $"- {error}"));

    private static string Fill(string prompt, string schema, (string Place, string Words) filling) => ExtractionPrompt.Prompt(prompt)
        .Replace(filling.Place, filling.Words, StringComparison.Ordinal)
        .Replace("{{schema}}", schema, StringComparison.Ordinal);
}
