using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Reading;

/// <summary>What the description of a field tells about its place on paper.</summary>
internal sealed partial record FieldHints
{
    private const int LongestAside = 24;

    /// <summary>Gets the labels that the description quotes: <c>Printed as 'N.W.', '净重'.</c></summary>
    public IReadOnlyList<string> Labels { get; private init; } = [];

    /// <summary>Gets the labels that it gives in brackets: <c>Total net weight (N.W.).</c></summary>
    public IReadOnlyList<string> Asides { get; private init; } = [];

    /// <summary>Gets the number of the box on a form: <c>Box 38: net mass.</c></summary>
    public int? Box { get; private init; }

    /// <summary>Gets which of the words in the box it is, counted from 1: <c>Box 37, first part</c>.</summary>
    public int? Part { get; private init; }

    /// <summary>Gets on which row of its place in a table it stands, counted from 1: <c>second row</c>.</summary>
    public int? Row { get; private init; }

    /// <summary>Gets a value indicating whether it stands in brackets behind its label.</summary>
    public bool IsInBrackets { get; private init; }

    /// <summary>Gets the names of what is printed in one place with strokes between: <c>printed as currency/amount/mark</c>.</summary>
    public IReadOnlyList<string> Pieces { get; private init; } = [];

    public static FieldHints Read(string description)
    {
        Match box = BoxNumber().Match(description), quoted = PrintedAs().Match(description), row = RowOrdinal().Match(description), pieces = Strokes().Match(description);
        return new FieldHints
        {
            Labels = quoted.Success ? [.. quoted.Groups["label"].Captures.Select(label => label.Value)] : [],
            Asides = [.. Brackets().Matches(description).SelectMany(aside => aside.Groups["text"].Value.Split(", ")).Where(text => text.Length is > 1 and <= LongestAside)],
            Box = box.Success ? int.Parse(box.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null,
            Part = box.Groups["part"].Success ? Ordinal(box.Groups["part"].Value) : null,
            Row = row.Success ? Ordinal(row.Groups["row"].Value) : null,
            IsInBrackets = description.Contains("in brackets", StringComparison.Ordinal),
            Pieces = pieces.Success ? pieces.Groups["pieces"].Value.Split('/') : [],
        };
    }

    private static int Ordinal(string word) => word switch { "first" => 1, "second" => 2, _ => 3 };

    [GeneratedRegex(@"^Box (?<number>\d{1,2})(?:, (?<part>first|second|further) parts?)?\b")]
    private static partial Regex BoxNumber();

    [GeneratedRegex(@"Printed as (?:'(?<label>[^']+)'(?:, )?)+\.")]
    private static partial Regex PrintedAs();

    [GeneratedRegex(@"\b(?<row>first|second|third) row\b")]
    private static partial Regex RowOrdinal();

    [GeneratedRegex(@"\((?<text>[^()]+)\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bprinted as (?<pieces>[a-z]+(?:/[a-z]+)+)\b")]
    private static partial Regex Strokes();
}
