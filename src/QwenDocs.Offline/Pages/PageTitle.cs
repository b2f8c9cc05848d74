using System.Text.RegularExpressions;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Pages;

/// <summary>The titles of a choice, as the description of its field lists them: <c>- packing-list: What it is. Printed as 'PACKING LIST', '装箱单'.</c></summary>
internal sealed partial record PageTitle(string Choice, string Folded)
{
    private const string PrintedAs = "Printed as ";

    // Forms have long names that end in the short one: COMMERCIAL INVOICE, 中华人民共和国海关进口货物报关单.
    private const double ShareAtEnd = 0.55;

    /// <summary>Returns the titles of all choices; a choice also goes by its own words.</summary>
    public static IReadOnlyList<PageTitle> Read(SchemaNode choices)
    {
        var known = choices.Choices.Select(choice => choice.ToString()).ToHashSet();
        var titles = new List<PageTitle>();
        foreach (Match line in Line().Matches(choices.Description ?? "").Where(line => known.Contains(line.Groups[1].Value)))
        {
            string name = line.Groups[1].Value;
            int at = line.Value.LastIndexOf(PrintedAs, StringComparison.Ordinal);
            IEnumerable<string> printed = at < 0 ? [] : Quoted().Matches(line.Value[at..]).Select(quoted => quoted.Groups[1].Value);
            IEnumerable<string> folded = printed.Append(name).Select(FieldVocabulary.Recognized.Fold).Where(title => title.Length > 1);
            titles.AddRange(folded.Distinct().Select(title => new PageTitle(name, title)));
        }
        return titles;
    }

    /// <summary>Tells how much of a cell is the title, 0 to 1; 0 where it does not hold the title as words of its own.</summary>
    /// <remarks>A line that ends in the title is one for the better half.</remarks>
    public double ShareOf(PrintedCell cell)
    {
        int at = cell.Folded.Value.LastIndexOf(Folded, StringComparison.Ordinal);
        if (at < 0)
            return 0;
        int end = cell.Folded.EndOf(at, Folded.Length);
        bool isInWord = Folded[0] < '⺀' && end < cell.Text.Length && char.IsLetter(cell.Text[end]);
        double share = (double)Folded.Length / cell.Folded.Value.Length;
        return isInWord ? 0 : at + Folded.Length == cell.Folded.Value.Length ? Math.Max(ShareAtEnd, share) : share;
    }

    [GeneratedRegex(@"^- ([^:\n]+?)(:.*)?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
