using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>Reads one number as documents print it: any mix of points, commas, apostrophes and spaces, signs before and behind, words beside it.</summary>
/// <remarks>
/// <para>
/// A sign counts where it touches the number or the word beside it, and where it opens the text; brackets, <c>▲</c>, <c>△</c>, <c>minus</c> and <c>CR</c>
/// are signs too. The endings of amounts without decimals (<c>500/-</c>, <c>1 234:-</c>, <c>100,--</c>, <c>5,000－</c>) are none. Multipliers
/// (<c>million</c>, <c>Mio.</c>, <c>lakh</c>, <c>万</c>) multiply; those of one letter, and <c>billion</c>, leave a doubt.
/// </para>
/// <para>Source: the number formats of the Unicode CLDR, and of Swiss, Swedish, Indian, Japanese and accounting usage.</para>
/// </remarks>
public static partial class NumberText
{
    /// <summary>The longest text that is read, in UTF-16 characters; what is longer is no printed number.</summary>
    public const int MaxLength = 256;

    private static readonly SearchValues<char> WideDashes = SearchValues.Create("－ー―—─━");

    /// <summary>Reads the one number of a text.</summary>
    /// <param name="printed">The text as printed.</param>
    /// <param name="options">What is known of the number; <see langword="null"/> for <see cref="NumberTextOptions.Default"/>.</param>
    /// <returns>The number, or <see langword="null"/> where there is none, where there are several, or where a word stands between its digits.</returns>
    public static NumberReading? Read(string? printed, NumberTextOptions? options = null)
    {
        if (string.IsNullOrWhiteSpace(printed) || printed.Length > MaxLength)
            return null;
        options ??= NumberTextOptions.Default;
        if (Multipliers.Compose(Spaces().Replace(PrintedText.Fold(printed), " ")) is not { } text)
            return null;
        if (Number().Match(text) is not { Success: true } found || text.Contains('±', StringComparison.Ordinal) || HasFraction(text))
            return null;
        NumberSides sides = new(text[..found.Index], text[(found.Index + found.Length)..], IsWhole(found.Value), options);
        if (sides.HasDigitsBehind)
            return null;
        string body = found.Value;
        sides.TakeEnding(HasWideDash(printed));
        sides.TakeSigns(ref body);
        bool isLoose = LooseSeparator().IsMatch(body);
        if (Magnitude(LooseSeparator().Replace(body, "$1$2"), options, sides.IsClosed) is not var (value, other))
            return null;
        sides.TakeMultiplier();
        NumberDoubts doubts = sides.Doubts | (other is null ? NumberDoubts.None : NumberDoubts.Separator) | (isLoose ? NumberDoubts.Spacing : NumberDoubts.None);
        if (Math.Max(Math.Abs(value), Math.Abs(other ?? 0)) > 1e27m / sides.Multiplier)
            return null;
        decimal sign = sides.IsNegative ? -1 : 1;
        decimal? alternative = other is { } separated ? separated * sides.Multiplier * sign
            : doubts.HasFlag(NumberDoubts.Sign) && value != 0 ? value * sides.Multiplier * -sign
            : doubts.HasFlag(NumberDoubts.Multiplier) && value != 0 ? value * sign
            : null;
        return new NumberReading(value * sides.Multiplier * sign, alternative, doubts, sides.Before, sides.After);
    }

    private static (decimal Value, decimal? Other)? Magnitude(string body, NumberTextOptions options, bool isClosed)
    {
        if (body.Length > 64)
            return null;
        int last = body.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return Whole(body) is { } whole ? (whole, null) : null;
        char mark = body[last];
        ReadOnlySpan<char> head = body.AsSpan(0, last);
        if (head.Contains(mark))
            return Whole(body) is { } grouped ? (grouped, null) : null;
        bool hasGroups = head.ContainsAny(" '.,");
        int places = body.Length - last - 1;
        decimal? asDecimal = Whole(body[..last]) is { } left && PrintedText.IsDigits(body.AsSpan(last + 1)) ? left + Fraction(body[(last + 1)..]) : null;
        bool undecided = !hasGroups && places == 3 && last is >= 1 and <= 3 && body[0] != '0';
        if (!undecided || asDecimal is null || Whole(body) is not { } asWhole)
            return asDecimal is { } value ? (value, null) : null;
        return options.Decimals switch
        {
            // A currency without decimals cannot have three of them, and one that has three is written with them.
            0 => (asWhole, null),
            not 3 when isClosed => (asWhole, null),
            3 => (asDecimal.Value, mark == '.' ? null : asWhole),
            _ => options.ThousandsFirst ? (asWhole, asDecimal) : (asDecimal.Value, asWhole),
        };
    }

    /// <summary>Reads a whole number in groups of three, or of two with three last as in India, all parted by the same sign.</summary>
    private static decimal? Whole(string text)
    {
        if (text.Length == 0)
            return 0;
        return Groups().IsMatch(text) && text.Count(char.IsAsciiDigit) <= 24
            ? decimal.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)
            : null;
    }

    private static decimal Fraction(string digits) => decimal.Parse("0." + digits[..Math.Min(digits.Length, 20)], CultureInfo.InvariantCulture);

    private static bool IsWhole(string body) => body.LastIndexOfAny(['.', ',']) is var last && (last < 0 || body.Length - last > 3);

    /// <summary>Whether there is a fraction of one character, such as ½; the raised digits of m² are none.</summary>
    private static bool HasFraction(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.OtherNumber && !(i > 0 && text[i] is '²' or '³' && char.IsLetter(text[i - 1])))
                return true;
        }

        return false;
    }

    /// <summary>Whether a wide dash follows the digits, with which Japanese and Chinese amounts are closed.</summary>
    private static bool HasWideDash(string printed)
    {
        int dash = printed.AsSpan().LastIndexOfAny(WideDashes);
        while (dash > 0 && char.IsWhiteSpace(printed[dash - 1]))
            dash--;
        return dash > 0 && (char.IsDigit(printed[dash - 1]) || printed[dash - 1] is '.' or ',' or '円' or '元');
    }

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // A point behind a letter belongs to the word (Rs.500); one behind a space or a sign opens the number (.50).
    [GeneratedRegex(@"(?:(?<![\p{L}0-9])[.,](?=[0-9]))?[0-9](?:[0-9]| ?[.,'] ?(?=[0-9])| (?=[0-9]))*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@" ([.,']) ?(?=[0-9])|([.,']) (?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LooseSeparator();

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:([., '])[0-9]{3})(?:\1[0-9]{3})*|[0-9]{1,2}(?:([, ])[0-9]{2})(?:\2[0-9]{2})*\2[0-9]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();
}
