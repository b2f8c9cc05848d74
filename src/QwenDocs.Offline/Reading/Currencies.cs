using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Reading;

/// <summary>Finds the currency of a document by codes, symbols and words.</summary>
internal static partial class Currencies
{
    // A line is a code and its signs, a sign that several currencies share standing with the likeliest.
    private static readonly Dictionary<string, string[]> Signs = DataFiles.Lines("currencies.txt")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(parts => parts[0], parts => parts[1..]);

    private static readonly Dictionary<string, string> ByCountry = DataFiles.Lines("country-currencies.txt")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(parts => parts[1..].Select(country => (country, parts[0])))
        .ToDictionary(pair => pair.country, pair => pair.Item2);

    public static bool IsCode(string text) => Signs.ContainsKey(text);

    /// <summary>Returns the code of the currency that a text names most often; where none is named, that of the country of an account or VAT number.</summary>
    public static string? Find(IEnumerable<string> texts)
    {
        var votes = new Dictionary<string, int>();
        string[] all = [.. texts];
        foreach (string text in all)
        {
            foreach (Match match in Code().Matches(text).Where(match => IsCode(match.Value)))
                Vote(match.Value, 2);
            foreach ((string code, string[] signs) in Signs)
            {
                if (Array.Exists(signs, sign => Holds(text, sign)))
                    Vote(code, 1);
            }
            if (MisreadEuro().IsMatch(text))
                Vote("EUR", 1);
        }
        return votes.Count > 0 ? votes.MaxBy(vote => vote.Value).Key : OfCountry(all);

        void Vote(string code, int weight) => votes[code] = votes.GetValueOrDefault(code) + weight;
    }

    private static string? OfCountry(string[] texts) =>
        texts.SelectMany(text => Account().Matches(text)).Select(match => ByCountry.GetValueOrDefault(match.Groups["country"].Value)).FirstOrDefault(code => code is not null);

    private static bool Holds(string text, string sign)
    {
        int at = text.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || sign == "€")
            return at >= 0;
        int end = at + sign.Length;
        if (char.IsLetter(sign[^1]) && char.IsAsciiLetter(sign[0]))
            return (at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]));
        // Recognition sees other marks as signs, § as $: only beside an amount are they believed.
        return AmountFirst().IsMatch(text[..at]) || AmountNext().IsMatch(text[end..]);
    }

    [GeneratedRegex(@"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=\d[.,]\d\d)\s?[Ee](?!\w)|(?<=\p{L}/)[eE]$")]
    private static partial Regex MisreadEuro();

    [GeneratedRegex(@"\b(?<country>[A-Z]{2})\d{2}(?:\s?\d){6,}")]
    private static partial Regex Account();

    [GeneratedRegex(@"\d[.,]?\d+\s?$")]
    private static partial Regex AmountFirst();

    [GeneratedRegex(@"^\s?\d+(?:[.,]\d+)+")]
    private static partial Regex AmountNext();
}
