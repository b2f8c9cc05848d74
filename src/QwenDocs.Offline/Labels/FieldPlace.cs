using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Labels;

/// <summary>Where on a form a field stands, as its description tells.</summary>
internal sealed partial record FieldPlace
{
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

    public static FieldPlace Read(string? description)
    {
        description ??= "";
        Match box = BoxNumber().Match(description), row = RowOrdinal().Match(description), pieces = Strokes().Match(description);
        return new FieldPlace
        {
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

    [GeneratedRegex(@"\b(?<row>first|second|third) row\b")]
    private static partial Regex RowOrdinal();

    [GeneratedRegex(@"\bprinted as (?<pieces>[a-z]+(?:/[a-z]+)+)\b")]
    private static partial Regex Strokes();
}
