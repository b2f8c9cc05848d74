using System.Globalization;
using QwenDocs.Text;

namespace QwenDocs.Records.Values.Parties;

/// <summary>The check digit rules of value added tax numbers.</summary>
internal static class VatChecks
{
    /// <summary>Whether the check digits of a number in the right format agree; always so where a country's rule is not checked.</summary>
    public static bool Agrees(string text)
    {
        ReadOnlySpan<char> number = text.AsSpan(2);
        return text[..2] switch
        {
            "AT" => Austria(number[1..]),
            "BE" => 97 - (Number(number[..8]) % 97) == Number(number[8..]),
            "CH" => Mod11(number[1..], [5, 4, 3, 2, 7, 6, 5, 4]),
            "DE" or "HR" => CheckDigits.Mod11And10(number),
            "DK" => CheckDigits.Weighted(number, [2, 7, 6, 5, 4, 3, 2, 1], 11) == 0,
            "EE" => CheckDigits.Weighted(number, [3, 7, 1, 3, 7, 1, 3, 7, 1], 10) == 0,
            // The weights are 256, 128 ... 2; 256 is 3 modulo 11 and more than a byte holds.
            "EL" => CheckDigits.Weighted(number, [3, 128, 64, 32, 16, 8, 4, 2], 11) % 10 == number[8] - '0',
            "ES" => Spain(number),
            "FI" => Mod11(number, [7, 9, 10, 5, 8, 4, 2]),
            "FR" => France(number),
            "GB" or "XI" => Britain(number),
            "HU" => CheckDigits.Weighted(number, [9, 7, 3, 1, 9, 7, 3, 1], 10) == 0,
            "IE" => Ireland(number),
            "IT" => number[..7] is not "0000000" && CheckDigits.Luhn(number),
            "LU" => Number(number[..6]) % 89 == Number(number[6..]),
            "MT" => CheckDigits.Weighted(number, [3, 4, 6, 7, 8, 9, 10, 1], 37) == 0,
            "NL" => Netherlands(text),
            "NO" => Mod11(number, [3, 2, 7, 6, 5, 4, 3, 2]),
            "PL" => CheckDigits.Weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7], 11) == number[9] - '0',
            "PT" => (11 - CheckDigits.Weighted(number, [9, 8, 7, 6, 5, 4, 3, 2], 11)) % 11 % 10 == number[8] - '0',
            "RO" => Romania(number),
            "SE" => CheckDigits.Luhn(number[..10]),
            "SI" => 11 - CheckDigits.Weighted(number, [8, 7, 6, 5, 4, 3, 2], 11) is int check && check != 11 && check % 10 == number[7] - '0',
            "SK" => long.Parse(number, CultureInfo.InvariantCulture) % 11 == 0,
            _ => true,
        };
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>The digit after the weighted ones is 11 less the remainder; a remainder of 1 gives no number.</summary>
    private static bool Mod11(ReadOnlySpan<char> number, ReadOnlySpan<byte> weights) =>
        (11 - CheckDigits.Weighted(number, weights, 11)) % 11 == number[weights.Length] - '0';

    private static bool Austria(ReadOnlySpan<char> digits)
    {
        int sum = 4;
        for (int i = 0; i < 7; i++)
        {
            int product = (digits[i] - '0') * ((i & 1) + 1);
            sum += (product / 10) + (product % 10);
        }

        return (10 - (sum % 10)) % 10 == digits[7] - '0';
    }

    private static bool France(ReadOnlySpan<char> number)
    {
        // A key with letters is given out too; its rule is not published, so only the SIREN is checked then. La Poste's establishments share a SIREN.
        // Monaco's numbers begin with 000 where the SIREN stands, which is none: only the key is checked.
        ReadOnlySpan<char> siren = number[2..];
        bool isMonaco = siren.StartsWith("000", StringComparison.Ordinal);
        if (isMonaco ? !siren.ContainsAnyExcept('0') : !CheckDigits.Luhn(siren))
            return false;
        return !PrintedText.IsDigits(number[..2]) || (12 + (3 * (Number(siren) % 97))) % 97 == Number(number[..2]);
    }

    private static bool Britain(ReadOnlySpan<char> number)
    {
        // Government departments (GD) and health authorities (HA) have no check digit.
        if (!char.IsAsciiDigit(number[0]))
            return true;
        int remainder = CheckDigits.Weighted(number, [8, 7, 6, 5, 4, 3, 2, 10, 1], 97);
        return remainder == 0 || (remainder is 42 or 55 && number[0] != '0');
    }

    private static bool Spain(ReadOnlySpan<char> number)
    {
        const string Letters = "TRWAGMYFPDXBNJZSQVHLCKE";
        if ("XYZ".Contains(number[0]))
            return Letters[(int)((((number[0] - 'X') * 10_000_000L) + Number(number[1..8])) % 23)] == number[8];
        if ("KLM".Contains(number[0]))
            return Letters[Number(number[1..8]) % 23] == number[8];
        if (char.IsAsciiDigit(number[0]))
            return Letters[Number(number[..8]) % 23] == number[8];
        if (!"ABCDEFGHJNPQRSUVW".Contains(number[0]))
            return false;
        for (int check = 0; check < 10; check++)
        {
            // The check is a digit or the letter in its place, by the kind of organisation; both are met.
            if (CheckDigits.Luhn([.. number[1..8], (char)('0' + check)]))
                return number[8] == '0' + check || number[8] == "JABCDEFGHI"[check];
        }

        return false;
    }

    private static bool Ireland(ReadOnlySpan<char> number)
    {
        const string Letters = "WABCDEFGHIJKLMNOPQRSTUV";
        // The old form has a letter in the second place, where its digit was moved to the front.
        Span<char> digits = ['0', .. number[2..7], number[0]];
        if (char.IsAsciiDigit(number[1]))
            number[..7].CopyTo(digits);
        int tail = number.Length == 9 ? (number[8] - 'A' + 1) * 9 : 0;
        return Letters[(CheckDigits.Weighted(digits, [8, 7, 6, 5, 4, 3, 2], 100_000) + tail) % 23] == number[7];
    }

    private static bool Netherlands(string text)
    {
        // Numbers of sole traders since 2020 satisfy modulo 97, all others the older modulo 11.
        ReadOnlySpan<char> digits = text.AsSpan(2, 9);
        bool old = CheckDigits.Weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2], 11) == digits[8] - '0';
        return !text.EndsWith("B00", StringComparison.Ordinal) && (old || CheckDigits.Mod97(text) == 1);
    }

    private static bool Romania(ReadOnlySpan<char> number)
    {
        Span<char> padded = ['0', '0', '0', '0', '0', '0', '0', '0', '0', '0'];
        number.CopyTo(padded[(10 - number.Length)..]);
        return CheckDigits.Weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2], 11_000) * 10 % 11 % 10 == padded[9] - '0';
    }
}
