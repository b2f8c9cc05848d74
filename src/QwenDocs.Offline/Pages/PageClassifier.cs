using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Offline.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Offline.Pages;

/// <summary>Says of each page what it is, by the titles in large print: the list by which a file of several documents is split.</summary>
internal sealed partial class PageClassifier(PrintedDocument document)
{
    private const string Other = "other";
    private const string Blank = "blank";

    // A title stands in the upper part of a page, fills most of its line or is larger than the print around it.
    private const double TitleDepth = 0.5;
    private const double LeastShare = 0.4;
    private const double LargerPrint = 1.2;

    // Against small letters and digits.
    private const double HanWidth = 2;
    private const double CapitalWidth = 1.35;

    /// <summary>Tells whether a list wants an entry for each page.</summary>
    public static bool IsWanted(string name, SchemaNode item) =>
        name == "pages" && item.TryGetProperty("page", out SchemaNode? page) && page.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    public JsonArray Fill(SchemaNode item)
    {
        IReadOnlyList<PageTitle> titles = item.TryGetProperty("kind", out SchemaNode? kinds) ? PageTitle.Read(kinds) : [];
        var entries = new JsonArray();
        string kind = Other;
        foreach (int page in document.Pages)
        {
            PrintedDocument alone = document.OnPage(page);
            string? title = Title(alone, page, titles);
            bool isBlank = alone.Cells.Count == 0;
            // A page without a title goes on with the document before it.
            kind = title ?? kind;
            entries.Add((JsonNode?)Entry(item, alone, page, isBlank ? Blank : kind, title is not null));
        }
        return entries;
    }

    private static JsonObject Entry(SchemaNode item, PrintedDocument alone, int page, string kind, bool hasTitle)
    {
        int? printed = PrintedNumber(alone);
        var entry = new JsonObject();
        foreach (SchemaProperty property in item.Properties)
        {
            entry[property.Name] = property.Name switch
            {
                "page" => page,
                "kind" => property.Node.Choices.Any(choice => choice.ToString() == kind) ? kind : null,
                "startsDocument" => hasTitle && printed is null or 1,
                "documentNumber" => kind is Other or Blank ? null : NumberOf(kind, alone, property.Node),
                "printedPage" => printed,
                // Print is seen, and not whether it matters: only a page without any can be left out.
                "relevance" => kind == Blank ? "no" : "unsure",
                _ => null,
            };
        }
        return entry;
    }

    private static string? NumberOf(string kind, PrintedDocument alone, SchemaNode node) =>
        new ValueSearch(alone, new LabelSearch(alone, SchemaLabels.None)).Text(FieldQuery.Of(kind, "number", node));

    private static string? Title(PrintedDocument alone, int page, IReadOnlyList<PageTitle> titles)
    {
        if (alone.Cells.Count == 0)
            return null;
        double median = alone.Cells.Select(PrintSize).Order().ElementAt((alone.Cells.Count - 1) / 2);
        IEnumerable<string> found = from cell in alone.Cells
                                    where cell.Middle < TitleDepth * alone.HeightOf(page)
                                    let size = PrintSize(cell) / median
                                    from title in titles
                                    let share = title.ShareOf(cell)
                                    where share >= LeastShare && (share >= 1 || size >= LargerPrint)
                                    orderby Math.Round(Math.Min(size, 3) * share, 1) descending, title.Folded.Length descending, cell.Box.Top
                                    select title.Choice;
        return found.FirstOrDefault();
    }

    /// <summary>The width of a character: in small pictures the boxes of lines are too loose to tell sizes by their heights.</summary>
    private static double PrintSize(PrintedCell cell) =>
        cell.Box.Width / Math.Max(1, cell.Text.Where(char.IsLetterOrDigit).Sum(letter => letter >= '⺀' ? HanWidth : char.IsUpper(letter) ? CapitalWidth : 1));

    private static int? PrintedNumber(PrintedDocument alone) =>
        alone.Cells.Select(cell => PageOf().Match(cell.Text)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups.Values.Skip(1).First(group => group.Success).ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => number > 0).Cast<int?>().FirstOrDefault();

    [GeneratedRegex(
        @"\b(?:page|seite|pag\.?)\s*(\d{1,3})\s*(?:of|von|de|/)\s*\d{1,3}\b|第\s*(\d{1,3})\s*页"
        + @"|页码/页数\s*:?\s*(\d{1,3})\s*/\s*\d{1,3}|^(\d{1,3})\s*/\s*\d{1,3}$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PageOf();
}
