namespace QwenDocs.Records.Values;

/// <summary>The check digit rules that several identifiers share.</summary>
internal static class CheckDigits
{
    /// <summary>The remainder by 97 of a text whose letters count 10 to 35 (ISO 7064 MOD 97-10, ISO 13616, ISO 17442).</summary>
    public static int Mod97(ReadOnlySpan<char> text)
    {
        int remainder = 0;
        foreach (char c in text)
        {
            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder;
    }

    /// <summary>The check digit of ISO 6346: letters count 10 to 38 without the multiples of 11, weights are powers of two, modulo 11, 10 becomes 0.</summary>
    public static int Iso6346(ReadOnlySpan<char> text)
    {
        int sum = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10;
            // 11, 22 and 33 are left out: one step from B, one more from L, one more from V.
            value += value < 10 ? 0 : text[i] >= 'V' ? 3 : text[i] >= 'L' ? 2 : text[i] >= 'B' ? 1 : 0;
            sum += value << i;
        }

        return sum % 11 % 10;
    }

    /// <summary>The remainder by <paramref name="modulus"/> of the weighted sum of digits.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<byte> weights, int modulus)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum % modulus;
    }

    /// <summary>Whether the last digit is right by the Luhn rule (ISO/IEC 7812-1).</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            sum += (i & 1) == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    /// <summary>Whether the last digit is right by ISO 7064 MOD 11,10.</summary>
    public static bool Mod11And10(ReadOnlySpan<char> digits)
    {
        int product = 10;
        foreach (char c in digits[..^1])
        {
            int sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + digits[^1] - '0') % 10 == 1;
    }
}
