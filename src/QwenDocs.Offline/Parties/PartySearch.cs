using System.Text.RegularExpressions;
using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Parties;

/// <summary>Finds a company or person: under the label of its role, or in the letterhead, the sender's line or the address window.</summary>
internal sealed partial class PartySearch(PrintedDocument document, LabelSearch labels)
{
    private const int MaxLines = 8;
    private const double LeastQuality = 0.35;

    /// <summary>Whether a nested object asks for a party: a name, and something of an address or a tax number.</summary>
    public static bool IsParty(SchemaNode node) =>
        node.Properties.Any(property => NameWords.Split(property.Name) is [.., "name" or "company"])
        && node.Properties.Any(property => NameWords.Split(property.Name).Any(IsOfAddress));

    public PartyAddress? Find(FieldQuery field, PartyAddress? other) =>
        Labelled(field) ?? field.Terms.UnlabelledPlace switch
        {
            PartyPlace.Letterhead => Letterhead(),
            PartyPlace.Addressee => Addressee(other),
            _ => null,
        };

    private static bool IsOfAddress(string word) =>
        word is "street" or "address" or "city" or "town" or "postal" or "zip" or "country" or "tax" or "vat" or "credit" or "eori";

    private PartyAddress? Labelled(FieldQuery field)
    {
        IEnumerable<LabelMatch> likely = labels.Find(field).Where(match => match.Quality >= LeastQuality && match.Cell.Folded.Value.Length > 1);
        foreach (LabelMatch match in likely.OrderByDescending(match => match.Quality).ThenByDescending(match => match.Aside.Length))
        {
            IEnumerable<string> block = Block(document.BlockUnder(match.Cell));
            // A label within a line of prose names nobody: the print behind it must follow a colon.
            if (match.Rest.Length > 0 && match.Aside.Length == 0 && !match.Cell.Text.Contains(':'))
                continue;
            PartyAddress address = match.Rest.Length > 0 ? AddressLines.Read([Unlabelled(match.Rest), .. block], false) : AddressLines.Read(block, true);
            PrintedCell[] right = [.. document.RightOf(match.Cell).TakeWhile(cell => !labels.IsLabel(cell)).Take(2)];
            if (address.Name is null && right.Length > 0)
                address = AddressLines.Read([.. right.Select(cell => Code().Replace(cell.Text, "")), .. Block(document.BlockUnder(right[0]))], true);
            if (address.Name is null)
                continue;
            address.Print = [match.Cell.Text, .. right.Select(cell => cell.Text), .. block];
            return address;
        }
        return null;
    }

    private static string Unlabelled(string rest)
    {
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 6 ? rest[(colon + 1)..] : rest;
    }

    private IEnumerable<string> Block(IEnumerable<PrintedCell> cells) =>
        cells.Take(MaxLines).TakeWhile(cell => !labels.IsLabel(cell)).Select(cell => cell.Text);

    private PartyAddress? Letterhead()
    {
        PrintedCell[] first = [.. document.Cells.Where(cell => cell.Page == document.FirstPage).OrderBy(cell => cell.Box.Top)];
        if (first.Length == 0)
            return null;
        double height = document.HeightOf(document.FirstPage);
        if (Array.Find(first, cell => cell.Box.Top < height / 2 && AddressLines.IsSenderLine(cell.Text) && AddressLines.OpensWithName(cell.Text)) is { } sender)
            return AddressLines.Read([sender.Text], false);
        PrintedCell? named = Array.Find(first, cell => cell.Box.Top < height / 4 && AddressLines.HasLegalForm(cell.Text))
            ?? Array.FindLast(first, cell => cell.Box.Top > height * 0.8 && AddressLines.HasLegalForm(cell.Text));
        if (named is null)
        {
            PrintedCell? top = Array.Find(first, cell => cell.Box.Top < height / 5 && cell.Text.Count(char.IsLetter) > 3);
            return top is null ? null : Named(AddressLines.Read([top.Text], false));
        }
        PrintedCell[] above = [.. first.Where(cell => cell != named && IsRightOver(cell, named))];
        // A name of two lines ends with the legal form; a longer block above is somebody's address.
        IEnumerable<string> lines = above.Length == 1 && !above[0].Text.Any(char.IsDigit) ? [above[0].Text, named.Text] : [named.Text];
        return Named(AddressLines.Read([.. lines, .. Block(document.BlockUnder(named))], true));
    }

    private static bool IsRightOver(PrintedCell cell, PrintedCell other) =>
        Math.Abs(cell.Box.Left - other.Box.Left) < other.Box.Height
        && other.Box.Top - cell.Box.Bottom < other.Box.Height * 0.4
        && cell.Box.Top < other.Box.Top;

    private static PartyAddress? Named(PartyAddress address) => address.Name is null ? null : address;

    /// <summary>The first address in the upper half that is not the other party's.</summary>
    private PartyAddress? Addressee(PartyAddress? other)
    {
        double limit = document.Cells.Count == 0 ? 0 : document.HeightOf(document.FirstPage) * 0.45;
        PrintedCell[] upper = [.. document.Cells.Where(cell => cell.Page == document.FirstPage && cell.Box.Top < limit).OrderBy(cell => cell.Box.Top)];
        foreach (PrintedCell town in upper.Where(cell => AddressLines.IsTown(cell.Text)))
        {
            var lines = new List<string> { town.Text };
            PrintedCell last = town;
            IEnumerable<PrintedCell> above = document.Cells.Where(cell => cell.Page == town.Page && cell.Middle < town.Box.Top);
            foreach (PrintedCell cell in above.Where(cell => Math.Abs(cell.Box.Left - town.Box.Left) < town.Box.Height).OrderByDescending(cell => cell.Box.Top))
            {
                if (last.Box.Top - cell.Box.Bottom > 2 * town.Box.Height || lines.Count > 5 || AddressLines.IsSenderLine(cell.Text))
                    break;
                if (labels.IsLabel(cell))
                    break;
                lines.Insert(0, cell.Text);
                last = cell;
                if (AddressLines.IsSalutation(cell.Text))
                    break;
            }
            PartyAddress address = AddressLines.Read(lines, true);
            bool isOther = other?.Name is { } known && FieldVocabulary.Recognized.Fold(address.Name ?? "") == FieldVocabulary.Recognized.Fold(known);
            if (address.Name is not null && !isOther)
                return address;
        }
        return null;
    }

    // A company's code in brackets before its name.
    [GeneratedRegex(@"^\([0-9A-Z]+\)\s*")]
    private static partial Regex Code();
}
