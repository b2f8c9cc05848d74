using System.Buffers;
using System.Text.RegularExpressions;
using QwenDocs.Records.Values;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Parties;

/// <summary>Takes the lines of an address apart.</summary>
internal static partial class AddressLines
{
    private static readonly string[] LegalForms = WordLists.Read("legal-forms.txt");
    private static readonly HashSet<string> Salutations = [.. WordLists.Read("salutations.txt").Select(FieldVocabulary.Recognized.Fold)];

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/:(|]");

    /// <summary>Whether a line ends as the name of a company does.</summary>
    public static bool HasLegalForm(string line)
    {
        string text = line.TrimEnd(' ', ',', '.');
        return Array.Exists(LegalForms, form =>
        {
            string bare = form.TrimEnd('.');
            int start = text.Length - bare.Length;
            // Short forms count in their own spelling, long ones also where the space before them was lost.
            return start > 1 && text.EndsWith(bare, bare.Length > 2 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && (!char.IsLetter(text[start - 1]) || bare.Length >= 4 || bare[0] >= '⺀');
        });
    }

    /// <summary>Whether a line is an address on one line: three parts, one of which is a postal code with a town.</summary>
    public static bool IsSenderLine(string line) => Parts(line) is { Length: >= 3 } parts && parts.Any(IsTown) && !line.Contains('@');

    /// <summary>Whether the first part of an address on one line is a name; a letterhead may have the name on a line above.</summary>
    public static bool OpensWithName(string line) => Parts(line) is [var first, ..] && (HasLegalForm(first) || !first.Any(char.IsDigit));

    /// <summary>Whether a line opens an address, such as <c>Herrn</c>.</summary>
    public static bool IsSalutation(string line) => Salutations.Contains(FieldVocabulary.Recognized.Fold(line));

    public static bool IsTown(string line) => Town().IsMatch(line);

    public static PartyAddress Read(IEnumerable<string> lines, bool joinNames)
    {
        var address = new PartyAddress();
        var all = new List<string>();
        foreach (string line in lines.SelectMany(line => IsSenderLine(line) ? Parts(line) : [line]))
        {
            string text = line.Trim().TrimEnd(',');
            if (text.Length < 2 || IsSalutation(text))
                continue;
            if (Country(text) is { } country)
                address.Country ??= country;
            else if (Town().Match(text) is { Success: true } town)
            {
                address.PostalCode ??= town.Groups["code"].Value;
                address.City ??= town.Groups["town"].Value.Trim();
            }
            else if (text.Contains('@'))
                address.Email ??= text;
            else if (IsNoName(text))
                continue;
            else if (address.Name is null)
                address.Name = text;
            else if (joinNames && address.Street is null && !HasLegalForm(address.Name) && HasLegalForm(text) && !text.Any(char.IsDigit))
                address.Name += " " + text;
            else if (address.Street is null && address.City is null && text.Any(char.IsDigit))
                address.Street = text;
            else
                continue;
            all.Add(text);
        }
        address.Whole = all.Count > 1 ? string.Join(", ", all.Skip(1)) : null;
        return address;
    }

    /// <summary>The code of the country that a line names; a code alone is none, for AG, SA and SE are legal forms.</summary>
    public static string? Country(string text) =>
        (text.Length > 3 || text is "USA" || text[0] >= '⺀')
        && !text.AsSpan().ContainsAny(Joints)
        && CountryCode.Read(text) is { IsValid: true } country ? country.Alpha2 : null;

    private static string[] Parts(string line) => Separator().Split(line).Where(part => part.Trim().Length > 1).ToArray();

    /// <summary>Numbers, telephones and labelled lines are no names.</summary>
    private static bool IsNoName(string text) =>
        text.Count(char.IsDigit) > text.Count(char.IsLetter) || text.Contains(':') || Labelled().IsMatch(text) || !text.Any(char.IsLetter);

    [GeneratedRegex(@"^(?:[A-Z]{1,2}\s?-\s?)?(?<code>\d{4,6})\s*(?<town>\p{L}{2}[\p{L}\s.'/()-]*)")]
    private static partial Regex Town();

    [GeneratedRegex(@"\s?[|•●·∙]\s?|\s[-–]\s?|(?<=\p{L})[-–]\s|,\s?(?=\p{L}|\d)")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:GLN|Tel|Fax|Fon|Phone|www|http|USt|VAT|TVA|Kunden-?Nr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();
}
