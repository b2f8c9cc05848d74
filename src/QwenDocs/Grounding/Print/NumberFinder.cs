using System.Globalization;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>Finds the numbers in a cell: digits with points, commas, apostrophes, and spaces between groups of three.</summary>
internal static class NumberFinder
{
    private const int MostDigits = 24;

    public static IEnumerable<PrintedNumber> Find(int cell, string printed, bool isRecognized)
    {
        string text = Plain(printed);
        for (int i = 0; i < text.Length;)
        {
            if (!IsStart(text, i))
            {
                i++;
                continue;
            }

            int end = End(text, i, isRecognized);
            if (Read(cell, text, i, end) is { } number)
                yield return number;
            i = end;
        }
    }

    /// <summary>Reads digits and separators; both values where a single separator stands before three digits.</summary>
    /// <remarks>
    /// <see cref="NumberText"/> refuses groups that nobody prints. Here they are read all the same: recognition takes a comma for a point, and the place of
    /// 1.234.56 must still be found for the amount that a model read there. What is read this way only places a value, and never becomes one.
    /// </remarks>
    public static (decimal Value, decimal? Other)? Values(ReadOnlySpan<char> body)
    {
        decimal whole = 0;
        int digits = 0, points = 0, commas = 0, lastAt = 0;
        bool hasOtherGroups = false, startsWithZero = false;
        char last = default;
        foreach (char c in body)
        {
            if (char.IsAsciiDigit(c))
            {
                startsWithZero |= digits == 0 && c == '0';
                if (++digits > MostDigits)
                    return null;
                whole = (whole * 10) + (c - '0');
            }
            else if (c is '.' or ',')
            {
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                (last, lastAt) = (c, digits);
            }
            else if (c == '\'')
            {
                hasOtherGroups = true;
            }
        }

        if (digits == 0)
            return null;
        int behind = digits - lastAt;
        if (points + commas == 0)
            return (whole, null);
        decimal scaled = whole;
        for (int i = 0; i < behind; i++)
            scaled /= 10;
        if (points > 0 && commas > 0)
            return (last == '.' ? points : commas) > 1 ? (whole, null) : (scaled, null);
        if (points + commas > 1)
            return behind == 3 ? (whole, null) : (scaled, whole);
        return behind == 3 && lastAt is >= 1 and <= 3 && !startsWithZero && !hasOtherGroups ? (scaled, whole) : (scaled, null);
    }

    /// <summary>Folds digits of other scripts and full-width signs, each character to one.</summary>
    private static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
            return text;
        return string.Create(text.Length, text, static (plain, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                plain[i] = PrintedText.FoldCharacter(source[i]) is var c && c == '\0' ? ' ' : c;
        });
    }

    private static bool IsStart(string text, int i) =>
        char.IsAsciiDigit(text[i])
        || (text[i] is '.' or ',' && Digits(text, i + 1) >= 2 && (i == 0 || !char.IsLetterOrDigit(text[i - 1])));

    /// <summary>Follows digits and separators; a space belongs to the number where three digits follow, or in recognised text where a separator stands beside it.</summary>
    private static int End(string text, int start, bool isRecognized)
    {
        int i = start;
        while (i < text.Length)
        {
            int step = text[i] switch
            {
                >= '0' and <= '9' => 1,
                '.' or ',' or '\'' => SeparatorStep(text, i, isRecognized),
                ' ' => SpaceStep(text, start, i, isRecognized),
                _ => 0,
            };
            if (step == 0)
                break;
            i += step;
        }

        return i;
    }

    private static int SeparatorStep(string text, int i, bool isRecognized)
    {
        if (Digits(text, i + 1) > 0)
            return 1;
        return isRecognized && i + 1 < text.Length && text[i + 1] == ' ' && Digits(text, i + 2) is 2 or 3 ? 2 : 0;
    }

    private static int SpaceStep(string text, int start, int i, bool isRecognized)
    {
        ReadOnlySpan<char> before = text.AsSpan(start, i - start);
        if (Digits(text, i + 1) == 3)
        {
            bool isFirstGroup = before.Length is >= 1 and <= 3 && !before.ContainsAny('.', ',') && text[start] != '0';
            bool isLaterGroup = before.Contains(' ') && !before.ContainsAny('.', ',');
            if (isFirstGroup || isLaterGroup)
                return 1;
        }

        if (!isRecognized || i + 2 >= text.Length || text[i + 1] is not ('.' or ','))
            return 0;
        if (Digits(text, i + 2) is 2 or 3)
            return 2;
        return text[i + 2] == ' ' && Digits(text, i + 3) is 2 or 3 ? 3 : 0;
    }

    private static int Digits(string text, int start)
    {
        int i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i - start;
    }

    private static PrintedNumber? Read(int cell, string text, int start, int end)
    {
        ReadOnlySpan<char> body = text.AsSpan(start, end - start);
        if (Values(body) is not var (value, other))
            return null;
        if (IsNegative(text, start, end))
            (value, other) = (-value, -other);
        int tail = end;
        while (tail < text.Length && text[tail] == ' ')
            tail++;
        bool isPercent = tail < text.Length && text[tail] == '%';
        int point = body.LastIndexOfAny('.', ',');
        bool hasDecimals = body.Length > 2 && point >= 0 && body.Length - point - 1 is 1 or 2 or 4;
        return new PrintedNumber(new PrintSpan(cell, start, end - start), value, other, isPercent, IsJoined(text, start, end, hasDecimals), hasDecimals);
    }

    private static bool IsNegative(string text, int start, int end)
    {
        int before = start - 1;
        while (before >= 0 && (text[before] == ' ' || char.GetUnicodeCategory(text[before]) == UnicodeCategory.CurrencySymbol))
            before--;
        bool hasSeparator = text.AsSpan(start, end - start).ContainsAny('.', ',');
        bool isMinusBefore = before >= 0 && text[before] == '-' && (before == 0 || !char.IsLetterOrDigit(text[before - 1])) && start - before <= 3;
        bool isMinusBehind = end < text.Length && text[end] == '-' && (end + 1 == text.Length || !(char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '-')) && hasSeparator;
        bool isInBrackets = before >= 0 && text[before] == '(' && end < text.Length && text[end] == ')' && hasSeparator;
        return isMinusBefore || isMinusBehind || isInBrackets;
    }

    /// <summary>Whether the digits are part of a code, a date or a time rather than a number of their own.</summary>
    private static bool IsJoined(
        string text,
        int start,
        int end,
        bool hasDecimals) => IsJoinedBefore(text, start, hasDecimals) || IsJoinedBehind(text, end);

    private static bool IsJoinedBefore(string text, int start, bool hasDecimals)
    {
        if (start == 0)
            return false;
        char before = text[start - 1];
        if (char.IsLetter(before) && !PrintFolding.IsUnspaced(before))
        {
            int run = start;
            while (run > 0 && char.IsLetter(text[run - 1]))
                run--;
            if ((run > 0 && char.IsDigit(text[run - 1])) || start - run > 3 || !hasDecimals)
                return true;
        }

        if (start < 2 || before is not ('/' or ':' or '-' or '.' or '_'))
            return false;
        char further = text[start - 2];
        return before is ':' or '.' ? char.IsDigit(further) : char.IsLetterOrDigit(further);
    }

    private static bool IsJoinedBehind(string text, int end)
    {
        if (end >= text.Length)
            return false;
        char after = text[end];
        if (char.IsLetter(after) && !PrintFolding.IsUnspaced(after))
        {
            int run = end;
            while (run < text.Length && char.IsLetter(text[run]))
                run++;
            if (run - end > 4 || (run < text.Length && char.IsDigit(text[run])))
                return true;
        }

        return after is '/' or ':' or '-' or '_' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) && !(char.IsLetter(text[end + 1]) && after == '/');
    }
}
