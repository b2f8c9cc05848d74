using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Values;

namespace QwenDocs.Offline.Values;

/// <summary>Finds the currency of a document by codes, signs and words.</summary>
internal static partial class CurrencySearch
{
    // In characters; longer names of currencies do not stand beside amounts.
    private const int LongestName = 16;

    // A currency, then the countries whose accounts and VAT numbers let it be supposed.
    private static readonly Dictionary<string, string> ByCountry = WordLists.Read("country-currencies.txt")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(parts => parts[1..].Select(country => (country, parts[0])))
        .ToDictionary(pair => pair.country, pair => pair.Item2);

    /// <summary>Whether a text is the code of a currency; <c>XXX</c> and <c>XTS</c> are codes for none.</summary>
    public static bool IsCode(string text) =>
        text.Length == 3 && text is not ("XXX" or "XTS") && CurrencyCode.Read(text) is { IsValid: true } currency && currency.Code == text;

    /// <summary>Returns the code of the currency that texts name most often; where none is named, that of the country of an account or VAT number.</summary>
    public static string? Find(IEnumerable<string> texts)
    {
        var votes = new Dictionary<string, int>();
        string[] all = [.. texts];
        foreach (string text in all)
        {
            foreach (string code in Codes(text).Select(match => match.Value).Concat(Named(text).Distinct()))
                votes[code] = votes.GetValueOrDefault(code) + 1;
        }
        return votes.Count > 0 ? votes.MaxBy(vote => vote.Value).Key : OfCountry(all);
    }

    private static IEnumerable<Match> Codes(string text) => Code().Matches(text).Where(match => IsCode(match.Value));

    /// <summary>Returns the currencies that are named where one is expected: beside an amount, behind <c>in</c>, or by a word that stands alone.</summary>
    private static IEnumerable<string> Named(string text)
    {
        if (text.Contains('€') || MisreadEuro().IsMatch(text))
            yield return "EUR";
        if (text.Trim(' ', '(', ')', ':') is var word && !word.Contains(' ') && Read(word) is { } whole)
            yield return whole;
        foreach (Match stated in Stated().Matches(text))
        {
            if (Read(stated.Groups["name"].Value) is { } code)
                yield return code;
        }

        foreach (Match amount in Amount().Matches(text))
        {
            // Recognition sees other marks as signs, § as $: before a number without a separator they are not believed.
            if (amount.ValueSpan.ContainsAny('.', ',') && Before(text[..amount.Index]) is { } before)
                yield return before;
            if (Behind(text[(amount.Index + amount.Length)..], Cents().IsMatch(amount.Value)) is { } behind)
                yield return behind;
        }
    }

    private static string? Before(string text)
    {
        string name = NameAtEnd().Match(text).Groups["name"].Value;
        // A word of letters is a name as a whole, or it is none; signs and Chinese follow other words without a space.
        for (int start = 0; start < name.Length; start++)
        {
            if ((start == 0 || !IsWordLetter(name[start]) || !IsWordLetter(name[start - 1])) && Read(name[start..]) is { } code)
                return code;
        }
        return null;
    }

    private static string? Behind(string text, bool hasCents)
    {
        string name = NameAtStart().Match(text).Groups["name"].Value;
        for (int end = name.Length; end > 0; end--)
        {
            if ((end == name.Length || !IsWordLetter(name[end]) || !IsWordLetter(name[end - 1])) && Read(name[..end], hasCents) is { } code)
                return code;
        }
        return null;
    }

    private static bool IsWordLetter(char c) => char.IsLetter(c) && c < '⺀';

    /// <summary>Returns the currency that a name stands for; the likeliest where it stands for several.</summary>
    private static string? Read(string name, bool isBehindCents = false)
    {
        if (name.Length is 0 or > LongestName || CurrencyCode.Read(name) is not { Candidates: [var likeliest, ..] } currency || likeliest is "XXX" or "XTS")
            return null;
        // Short words are many things, such as Fr. a day: zł is believed behind cents alone, le and R never.
        int letters = name.Count(IsWordLetter);
        bool isWord = letters > 0 && !name.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
        return !isWord || letters > 3 || (currency.IsValid && (letters == 3 || (letters == 2 && isBehindCents))) ? likeliest : null;
    }

    private static string? OfCountry(string[] texts) =>
        texts
            .SelectMany(text => Account().Matches(text))
            .Select(match => ByCountry.GetValueOrDefault(match.Groups["country"].Value))
            .FirstOrDefault(code => code is not null);

    [GeneratedRegex(@"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=\d[.,]\d\d)\s?[Ee](?!\w)|(?<=\p{L}/)[eE]$")]
    private static partial Regex MisreadEuro();

    [GeneratedRegex(@"\b(?<country>[A-Z]{2})\d{2}(?:\s?\d){6,}")]
    private static partial Regex Account();

    [GeneratedRegex(@"(?<![\d.,])\d[\d.,]*\d")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<!\d[.,]\d{1,2})[.,]\d\d$")]
    private static partial Regex Cents();

    [GeneratedRegex(@"\b(?:in|en)\s+(?<name>[\p{L}\p{Sc}]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"(?<name>[\p{L}\p{Sc}.]+)\s?$")]
    private static partial Regex NameAtEnd();

    [GeneratedRegex(@"^\s?(?<name>[\p{L}\p{Sc}.]+)")]
    private static partial Regex NameAtStart();
}
