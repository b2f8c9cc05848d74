using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>A number as documents print it: any mix of points, commas, apostrophes and spaces, signs before and behind.</summary>
/// <param name="Value">The number.</param>
/// <param name="Alternative">The other reading of <c>1.234</c> or <c>1,234</c>, or null where there is one reading alone.</param>
public readonly partial record struct NumberText(decimal Value, decimal? Alternative)
{
    /// <summary>Reads a number that has been folded to plain characters.</summary>
    /// <param name="text">The text, with nothing but digits, separators and signs.</param>
    /// <param name="decimals">The decimals that such a number has, or null where any are possible.</param>
    /// <param name="thousandsFirst">Whether an undecided separator is taken for thousands.</param>
    /// <returns>The number, or null where it cannot be read.</returns>
    public static NumberText? Read(string text, int? decimals, bool thousandsFirst)
    {
        string body = text.Trim();
        bool negative = false;
        if (body.StartsWith('(') && body.EndsWith(')'))
            (negative, body) = (true, body[1..^1].Trim());
        // 100.- and 100,-- are whole amounts, and -,50 has no whole part: these hyphens are no signs.
        body = WholeAmount().Replace(body, "$1");
        body = NoWholePart().Replace(body, "0.$1");
        if (body.StartsWith('-') || body.EndsWith('-'))
            (negative, body) = (!negative, body.Trim('-').Trim());
        body = body.TrimStart('+').Trim();
        if (Magnitude(body, decimals, thousandsFirst) is not { } number)
            return null;
        return negative ? new NumberText(-number.Value, -number.Alternative) : number;
    }

    private static NumberText? Magnitude(string body, int? decimals, bool thousandsFirst)
    {
        body = LooseSeparator().Replace(body, "$1");
        if (!Shape().IsMatch(body))
            return null;
        int last = body.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return Whole(body) is { } whole ? new NumberText(whole, null) : null;
        char mark = body[last];
        bool spaced = body.AsSpan(0, last).ContainsAny(" '.,") && !body.AsSpan(0, last).Contains(mark);
        int places = body.Length - last - 1;
        bool repeated = body.AsSpan(0, last).Contains(mark);
        if (repeated)
            return Whole(body) is { } grouped ? new NumberText(grouped, null) : null;
        decimal? asDecimal = Whole(body[..last]) is { } left && PrintedText.IsDigits(body.AsSpan(last + 1))
            ? left + Fraction(body[(last + 1)..])
            : null;
        bool undecided = !spaced && places == 3 && last is >= 1 and <= 3 && body[0] != '0';
        if (!undecided || asDecimal is null || Whole(body) is not { } asWhole)
            return asDecimal is { } value ? new NumberText(value, null) : null;
        // A currency without decimals cannot have three of them.
        if (decimals is 0)
            return new NumberText(asWhole, null);
        return thousandsFirst ? new NumberText(asWhole, asDecimal) : new NumberText(asDecimal.Value, asWhole);
    }

    /// <summary>Reads a whole number in groups of three, or of two with three last as in India, all parted by the same sign.</summary>
    private static decimal? Whole(string text)
    {
        if (text.Length == 0)
            return 0;
        Match groups = Groups().Match(text);
        return groups.Success && text.Count(char.IsAsciiDigit) <= 24
            ? decimal.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)
            : null;
    }

    private static decimal Fraction(string digits) =>
        decimal.Parse("0." + digits[..Math.Min(digits.Length, 20)], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([0-9])[.,]\s?-{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeAmount();

    [GeneratedRegex(@"^-{1,2}[.,]([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex NoWholePart();

    [GeneratedRegex(@"\s*([.,'])\s+(?=[0-9])|\s+(?=[.,'][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LooseSeparator();

    [GeneratedRegex(@"^(?:[0-9](?:[0-9]|[., '](?=[0-9]))*|[.,][0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:([., '])[0-9]{3})(?:\1[0-9]{3})*|[0-9]{1,2}(?:([, ])[0-9]{2})(?:\2[0-9]{2})*\2[0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();
}
