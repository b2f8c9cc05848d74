using System.Globalization;
using System.Text;

namespace QwenDocs.Text;

/// <summary>Reads numbers as papers print them, where they can be read in one way only.</summary>
internal static class PrintedNumber
{
    private const int MostDigits = 28;

    /// <summary>
    /// Accepts <c>1,234.56</c>, <c>1.234,56</c>, <c>1 234,56</c>, <c>1'234.56</c>, <c>12,5</c>, <c>(12.00)</c>, <c>12.00-</c>, with a currency
    /// or a unit before or behind. A single separator before exactly three digits (<c>1,234</c>) may be either, and is refused.
    /// </summary>
    public static bool TryParse(string text, out decimal number)
    {
        number = 0;
        ReadOnlySpan<char> printed = text.Normalize(NormalizationForm.FormKC);
        int first = printed.IndexOfAnyInRange('0', '9');
        int last = printed.LastIndexOfAnyInRange('0', '9');
        if (first < 0)
            return false;

        ReadOnlySpan<char> body = printed[first..(last + 1)];
        StringBuilder digits = new(body.Length);
        int commas = 0, points = 0, afterSeparator = 0;
        char separator = default;
        foreach (char character in body)
        {
            if (char.IsAsciiDigit(character))
            {
                digits.Append(character);
                continue;
            }

            if (character is ',' or '.')
            {
                commas += character == ',' ? 1 : 0;
                points += character == '.' ? 1 : 0;
                separator = character;
                afterSeparator = digits.Length;
            }
            else if (character is not ('\'' or '’') && !char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        int behind = digits.Length - afterSeparator;
        bool hasDecimals = commas + points == 1 || (commas > 0 && points > 0);
        if (digits.Length > MostDigits
            || (commas > 0 && points > 0 && (separator == ',' ? commas : points) > 1)
            || (commas + points == 1 && behind == 3 && afterSeparator is >= 1 and <= 3 && digits[0] != '0'))
            return false;

        int scale = hasDecimals ? behind : 0;
        digits.Insert(digits.Length - scale, '.');
        number = decimal.Parse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (printed[..first].ContainsAny("-−(") || printed[(last + 1)..].ContainsAny("-−"))
            number = -number;
        return true;
    }
}
