using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Offline.Values;

/// <summary>Reads printed numbers; all numbers of the document together tell which separator is the decimal one.</summary>
internal sealed partial class NumberFormat
{
    private static readonly NumberTextOptions DecimalsFirst = new() { ThousandsFirst = false };
    private readonly char _decimal;

    public NumberFormat(IEnumerable<string> texts)
    {
        int commas = 0, points = 0;
        foreach (string body in texts.SelectMany(text => Token().Matches(text)).Select(match => match.Groups["body"].Value))
        {
            int at = body.LastIndexOfAny([',', '.']);
            bool both = body.Contains(',') && body.Contains('.');
            if (at < 0 || (!both && body.Length - at - 1 != 2))
                continue;
            if (body[at] == ',')
                commas++;
            else
                points++;
        }
        _decimal = points > commas ? '.' : commas > 0 ? ',' : '.';
    }

    /// <summary>Returns the numbers of a text in order; digits inside words, such as those of a VAT number, are none.</summary>
    public IEnumerable<PrintedNumber> Find(string text)
    {
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index > 0 && IsInsideWord(text, match.Index))
                continue;
            string body = match.Groups["body"].Value;
            int end = match.Index + match.Length;
            string after = text[end..].TrimStart();
            if (Read(body, match.Value + (after.StartsWith(')') ? ")" : "")) is not { } value)
                continue;
            yield return new PrintedNumber(value, after.StartsWith('%'), body.AsSpan().ContainsAny(',', '.'), match.Index, end);
        }
    }

    private static bool IsInsideWord(string text, int index)
    {
        int start = index;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        if (start < index)
            return !CurrencySearch.IsCode(text[start..index]);
        return text[index - 1] is '/' or '_' || (index > 1 && text[index - 1] is '.' or ',' or '-' && char.IsLetterOrDigit(text[index - 2]));
    }

    private decimal? Read(string body, string printed)
    {
        int last = body.LastIndexOfAny([',', '.']);
        string text = LooseSeparator().Replace(printed, "$1");
        return NumberText.Read(text, last >= 0 && body[last] == _decimal ? DecimalsFirst : NumberTextOptions.Default)?.Value;
    }

    [GeneratedRegex(@"\s?([.,])\s?")]
    private static partial Regex LooseSeparator();

    [GeneratedRegex(@"(?<sign>(?<!\d)[-−(]\s?)?(?<body>\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)(?:\s?[.,]\s?\d+)?|\d+(?:\s?[.,]\s?\d+)?)(?<tail>-(?!\d))?")]
    private static partial Regex Token();
}
