using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Reading;

/// <summary>Reads printed numbers; all numbers of the document together tell which separator is the decimal one.</summary>
internal sealed partial class NumberFormat
{
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
    public IEnumerable<PrintedValue> Find(string text)
    {
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index > 0 && IsInsideWord(text, match.Index))
                continue;
            string body = match.Groups["body"].Value;
            if (!TryRead(body, out decimal value))
                continue;
            bool negative = match.Groups["sign"].Value.AsSpan().ContainsAny('-', '−') || match.Groups["tail"].Success
                || (match.Groups["sign"].Value.Contains('(') && text.AsSpan(match.Index + match.Length).TrimStart().StartsWith(")"));
            int end = match.Index + match.Length;
            string after = text[end..].TrimStart();
            yield return new PrintedValue(negative ? -value : value, after.StartsWith('%'), body.AsSpan().ContainsAny(',', '.'), match.Index, end);
        }
    }

    private static bool IsInsideWord(string text, int index)
    {
        int start = index;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return start < index ? !Currencies.IsCode(text[start..index]) : text[index - 1] is '/' or '_' || (index > 1 && text[index - 1] is '.' or ',' or '-' && char.IsLetterOrDigit(text[index - 2]));
    }

    private bool TryRead(string body, out decimal value)
    {
        string compact = body.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        int last = compact.LastIndexOfAny([',', '.']);
        if (last >= 0)
        {
            char separator = compact[last];
            bool repeated = compact.IndexOf(separator) < last;
            bool both = compact.Contains(',') && compact.Contains('.');
            bool grouping = !both && (repeated || (compact.Length - last - 1 == 3 && separator != _decimal && compact[0] != '0'));
            string whole = new([.. compact[..last].Where(char.IsAsciiDigit)]);
            compact = grouping ? whole + compact[(last + 1)..] : $"{whole}.{compact[(last + 1)..]}";
        }
        return decimal.TryParse(compact, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"(?<sign>(?<!\d)[-−(]\s?)?(?<body>\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)(?:\s?[.,]\s?\d+)?|\d+(?:\s?[.,]\s?\d+)?)(?<tail>-(?!\d))?")]
    private static partial Regex Token();
}
