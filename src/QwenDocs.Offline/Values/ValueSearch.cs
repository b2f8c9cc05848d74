using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Records.Values;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Values;

/// <summary>Finds the value of a field: in the cell of its label, to the right of it or below it.</summary>
internal sealed partial class ValueSearch(PrintedDocument document, LabelSearch labels)
{
    private const double MinScore = 0.2;
    private const double RightQuality = 0.95;
    private const double BelowQuality = 0.8;
    // Below, a value may stand as far away as three of its lines.
    private const double BelowLines = 3;
    // Amounts that add up stand as near to each other as the totals of an invoice do.
    private const double ColumnLines = 12;

    public DateOnly? Date(FieldQuery field)
    {
        FoundValue<DateOnly>? best = Best(field, (cell, text) => document.Dates.Find(text, out _, out _) ?? DateFormat.Compact(text));
        return best?.Value ?? (field.Terms.IsLone ? LoneDate() : null);
    }

    public decimal? Number(FieldQuery field)
    {
        FoundValue<decimal>? best = null;
        foreach (LabelMatch match in labels.Find(field))
        {
            foreach ((decimal value, double place, PrintedCell cell) in Numbers(match, field))
            {
                double score = match.Quality * place;
                // Totals stand at the end: of two that are as good, the later one is meant.
                if (score >= MinScore && (best is null || score >= best.Value.Score - 0.001))
                    best = new FoundValue<decimal>(value, score, cell);
            }
        }
        decimal? amount = field.Terms.PartLabels.Count > 0 ? Sum(field, best) : best?.Value;
        return field.Terms.IsDeduction && amount is { } deducted ? Math.Abs(deducted) : amount;
    }

    public string? Text(FieldQuery field) => Best(field, (cell, text) => TextOf(field.Kind, field.Place.Part is { } part ? Word(text, part) : text))?.Value;

    /// <summary>Returns what is printed of a kind anywhere, such as a container number.</summary>
    public IEnumerable<string> All(FieldKind kind) => document.Cells.Select(cell => TextOf(kind, cell.Text)).OfType<string>().Distinct();

    public bool? Flag(FieldQuery field) => Best<bool>(field, (cell, text) => FieldVocabulary.Recognized.Fold(text) switch
    {
        "yes" or "ja" or "oui" or "true" or "x" or "是" or "y" or "1" => true,
        "no" or "nein" or "non" or "false" or "否" or "n" or "0" => false,
        _ => null,
    })?.Value;

    public string? Currency(FieldQuery field)
    {
        foreach (LabelMatch match in labels.Find(field).OrderByDescending(match => match.Quality))
        {
            IEnumerable<string> near = document.RightOf(match.Cell).Take(1).Concat(document.Below(match.Cell).Take(1)).Select(cell => cell.Text);
            if (CurrencySearch.Find([match.Rest]) is { } inside)
                return inside;
            if (near.Select(text => CurrencySearch.Find([text])).FirstOrDefault(code => code is not null) is { } beside)
                return beside;
        }
        return CurrencySearch.Find(document.Cells.Select(cell => cell.Text));
    }

    /// <summary>Reads a string of a kind out of print that may hold more.</summary>
    public string? TextOf(FieldKind kind, string text)
    {
        text = text.Trim().TrimStart(':').Trim();
        switch (kind)
        {
            case FieldKind.TaxId when text.Contains("EORI", StringComparison.OrdinalIgnoreCase):
                return null;
            case FieldKind.Iban or FieldKind.TaxId:
                return CodeForms.Find(kind, text)?.Replace(" ", "", StringComparison.Ordinal);
            case FieldKind.Mrn or FieldKind.Eori or FieldKind.Container or FieldKind.Tariff:
                return CodeForms.Find(kind, text);
            case FieldKind.Marks when CodeForms.IsOfContainerOrPackages(text):
                return null;
            case FieldKind.Country:
                return Country(text);
            case FieldKind.Unit or FieldKind.Packing when document.Numbers.Find(text).FirstOrDefault() is { Start: 0, End: > 0 } number:
                return text[number.End..].Trim() is { Length: > 0 } unit ? unit : null;
            case FieldKind.Identifier or FieldKind.Code:
                return Identifier(text);
            case FieldKind.Date:
                return document.Dates.Find(text, out _, out _)?.ToString("O", CultureInfo.InvariantCulture);
            case FieldKind.Amount or FieldKind.Percent or FieldKind.Quantity:
                return document.Numbers.Find(text).Select(number => number.Value.ToString(CultureInfo.InvariantCulture)).FirstOrDefault();
            default:
                return text.Length > 0 && text.Any(char.IsLetterOrDigit) ? text : null;
        }
    }

    private static string Word(string text, int part) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { } words && words.Length >= part ? words[part - 1] : "";

    /// <summary>The country that a text is, or that one of its words is.</summary>
    private static string? Country(string text)
    {
        string bare = text.Trim('(', ')', ' ', ',', '.');
        return bare.Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)
            .Prepend(bare)
            .FirstOrDefault(word => CountryCode.TryParse(word, null, out _));
    }

    /// <summary>The first word, if it has a digit and is no date.</summary>
    private string? Identifier(string text)
    {
        int end = text.IndexOfAny([' ', ';', '|', '(']);
        string word = (end < 0 ? text : text[..end]).TrimEnd('.', ',', ':');
        // One or two digits before other words number a list or a box, and no document.
        if (end >= 0 && word.Length <= 2)
            return null;
        if (document.Dates.Find(word, out int start, out _) is not null)
            word = start < 3 ? "" : Joint().Replace(word[..start], "");
        return word.Any(char.IsDigit) && word[0] is not '%' && !word.EndsWith('%') ? word : null;
    }

    private FoundValue<T>? Best<T>(FieldQuery field, Func<PrintedCell, string, T?> read)
        where T : struct =>
        Best(field, (PrintedCell cell, string text) => read(cell, text) is { } value ? (true, value) : (false, default(T)));

    private FoundValue<string>? Best(FieldQuery field, Func<PrintedCell, string, string?> read) =>
        Best(field, (PrintedCell cell, string text) => read(cell, text) is { } value ? (true, value) : (false, ""));

    private FoundValue<T>? Best<T>(FieldQuery field, Func<PrintedCell, string, (bool Read, T Value)> read)
    {
        FoundValue<T>? best = null;
        foreach (LabelMatch match in labels.Find(field))
        {
            foreach ((PrintedCell cell, string text, double place) in Places(match, field))
            {
                double score = match.Quality * place;
                if (score < MinScore || (best is { } known && score <= known.Score))
                    continue;
                (bool success, T value) = read(cell, text);
                if (success)
                    best = new FoundValue<T>(value, score, cell);
            }
        }
        return best;
    }

    private IEnumerable<(PrintedCell Cell, string Text, double Quality)> Places(LabelMatch match, FieldQuery field)
    {
        if (field.Place.IsInBrackets && match.Aside.Length > 0)
            yield return (match.Cell, match.Aside, 1);
        if (field.Place.Box is not null && field.Kind == FieldKind.Description)
        {
            // A box of goods has packages and marks too: the line with the most letters describes the goods.
            if (document.BlockUnder(match.Cell).TakeWhile(cell => !labels.IsLabel(cell)).MaxBy(cell => Letters(cell.Text)) is { } line)
                yield return (line, line.Text, 1);
        }
        if (match.Rest.Length > 0)
            yield return (match.Cell, match.Rest, 1);
        if (field.Place.Box is null && document.RightOf(match.Cell).FirstOrDefault() is { } right && !labels.IsLabel(right))
            yield return (right, right.Text, RightQuality * Nearness(right.Box.Left - match.Cell.Box.Right, match.Cell.Box.Height * 60));
        if (document.Below(match.Cell).FirstOrDefault() is { } below
            && below.Box.Top - match.Cell.Box.Bottom < BelowLines * match.Cell.Box.Height
            && !labels.IsLabel(below)
            && (!labels.IsDeclared(match.Cell) || below.Box.Left > match.Cell.Box.Left - (2 * match.Cell.Box.Height)))
        {
            // In a box of a form a value begins under its label; print that begins further left is of another box.
            yield return (below, below.Text, BelowQuality);
        }
    }

    /// <summary>The sum of amounts that stand one under another, such as freight and insurance among the totals; where one of them is the sum of the others, that one.</summary>
    private decimal? Sum(FieldQuery field, FoundValue<decimal>? best)
    {
        FieldQuery parts = field with { Terms = field.Terms with { Labels = field.Terms.PartLabels } };
        (decimal Value, PrintedCell Cell)[] found =
        [
            .. labels.Find(parts)
                .SelectMany(match => Numbers(match, parts).Where(number => number.Quality >= RightQuality && match.Quality * number.Quality >= MinScore).Take(1))
                .Select(number => (number.Value, number.Cell))
                .DistinctBy(number => number.Cell),
        ];
        if (best?.Cell is null && found.Length == 0)
            return null;
        PrintedCell anchor = best?.Cell ?? found[^1].Cell;
        decimal[] column = [.. found.Where(part => IsInColumnOf(part.Cell, anchor)).Select(part => part.Value)];
        decimal sum = column.Sum();
        return column.Length < 2 ? best?.Value ?? column[0] : column.Any(value => value == sum - value) ? sum / 2 : sum;
    }

    private static bool IsInColumnOf(PrintedCell cell, PrintedCell anchor) =>
        cell.Page == anchor.Page
        && Math.Abs(cell.Box.Right - anchor.Box.Right) < anchor.Box.Height
        && Math.Abs(cell.Middle - anchor.Middle) < ColumnLines * anchor.Box.Height;

    private static double Nearness(double distance, double far) => 1 - (0.2 * Math.Clamp(distance / far, 0, 1));

    private IEnumerable<(decimal Value, double Quality, PrintedCell Cell)> Numbers(LabelMatch match, FieldQuery field)
    {
        bool percent = field.Kind == FieldKind.Percent;
        if (Last(match.Rest, percent) is { } inside)
            yield return (inside, 1, match.Cell);
        if (field.Place.Box is not null)
        {
            // In a numbered box stands what begins under its label, and no column.
            foreach (PrintedCell line in document.BlockUnder(match.Cell).TakeWhile(cell => !labels.IsLabel(cell)))
            {
                if (Letters(line.Text) > 3 || Last(line.Text, percent) is not { } boxed)
                    continue;
                yield return (boxed, BelowQuality, line);
                break;
            }
            yield break;
        }
        (decimal Value, PrintedCell Cell)? right = null;
        foreach (PrintedCell cell in document.RightOf(match.Cell).TakeWhile(cell => !labels.IsDeclared(cell)))
        {
            if (Last(cell.Text, percent) is { } number && Letters(cell.Text) < 6)
                right = (number, cell);
            else if (right is not null || Letters(cell.Text) > 8)
                break;
        }
        if (right is { } found)
            yield return (found.Value, RightQuality, found.Cell);
        if (ColumnTotal(match.Cell, percent) is { } below)
            yield return (below.Value, BelowQuality, below.Cell);
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    private decimal? Last(string text, bool percent)
    {
        PrintedNumber[] numbers = [.. document.Numbers.Find(text).Where(number => percent || !number.IsPercent)];
        if (numbers.Length == 0 || document.Dates.Find(text, out _, out _) is not null)
            return null;
        return numbers.LastOrDefault(number => number.HasSeparator, numbers[^1]).Value;
    }

    /// <summary>The last number of the column under a heading: the row of sums.</summary>
    private (decimal Value, PrintedCell Cell)? ColumnTotal(PrintedCell head, bool percent)
    {
        (decimal Value, PrintedCell Cell)? last = null;
        double bottom = head.Box.Bottom;
        foreach (PrintedCell cell in document.Below(head))
        {
            // A heading in two languages is two cells.
            if (last is null && labels.IsLabel(cell))
            {
                bottom = cell.Box.Bottom;
                continue;
            }
            if (cell.Box.Top - bottom > BelowLines * head.Box.Height || Letters(cell.Text) > 3 || Last(cell.Text, percent) is not { } number)
                break;
            last = (number, cell);
            bottom = cell.Box.Bottom;
        }
        return last;
    }

    /// <summary>The date that stands alone nearest to the top of the first page.</summary>
    private DateOnly? LoneDate()
    {
        bool IsInUpperPart(PrintedCell cell) => cell.Page == document.FirstPage && cell.Box.Top < document.HeightOf(cell.Page) * 0.6;
        foreach (PrintedCell cell in document.Cells.Where(IsInUpperPart).OrderBy(cell => cell.Box.Top))
        {
            if (document.Dates.Find(cell.Text, out _, out int length) is { } date && cell.Text.Length - length < 20)
                return date;
        }
        return null;
    }

    [GeneratedRegex(@"[\s,]*(?:vom|von|du|of|dated|le|am)?[\s,]*$")]
    private static partial Regex Joint();
}
