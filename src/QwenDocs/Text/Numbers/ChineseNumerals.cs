using System.Text;

namespace QwenDocs.Text;

/// <summary>Reads and writes amounts in Chinese numerals, in capitals (大写) such as <c>壹仟贰佰叁拾肆元伍角陆分</c> or in plain ones.</summary>
/// <remarks>Source: the Ministry of Finance's Rules on Basic Accounting Work (会计基础工作规范), article 52.</remarks>
public static class ChineseNumerals
{
    /// <summary>The limit of amounts: from here on (10¹³) they are neither read nor written.</summary>
    public const decimal Limit = 10_000_000_000_000m;

    private const string Capitals = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text, folded by <see cref="PrintedText.Fold"/>; a label that ends with 大写 may stand before it.</param>
    /// <returns>The amount, or <see langword="null"/> where the text is none or is beyond <see cref="Limit"/>.</returns>
    public static decimal? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > NumberText.MaxLength)
            return null;
        decimal total = 0, section = 0, fraction = 0;
        decimal digit = -1;
        bool yuan = false, negative = false, any = false;
        foreach (char c in Strip(text, ref negative))
        {
            if (DigitOf(c) is >= 0 and var value)
            {
                // Two digits in a row are a number in figures, not in capitals; only a zero may stand before another.
                if (digit > 0)
                    return null;
                digit = value;
                any = true;
                continue;
            }

            decimal unit = UnitOf(c);
            switch (c)
            {
                case '拾' or '十' or '佰' or '百' or '仟' or '千':
                    // Printed forms leave the unit behind an empty place: 零佰零拾伍元.
                    section += (digit > 0 || (digit == 0 && c is not '十') ? digit : 1) * unit;
                    any = true;
                    break;
                case '廿' or '卅':
                    section += unit;
                    any = true;
                    break;
                case '万' or '萬':
                    total += (section + Math.Max(digit, 0)) * unit;
                    section = 0;
                    break;
                case '亿' or '億':
                    total = (total + section + Math.Max(digit, 0)) * unit;
                    section = 0;
                    if (total >= Limit)
                        return null;
                    break;
                case '元' or '圆' or '圓' when !yuan:
                    total += section + Math.Max(digit, 0);
                    (section, yuan) = (0, true);
                    break;
                case '角' or '分' or '厘' when digit >= 0:
                    fraction += digit * unit;
                    break;
                case '整' or '正' or ' ':
                    continue;
                default:
                    return null;
            }

            digit = -1;
        }

        if (!any)
            return null;
        if (!yuan)
            total += section + Math.Max(digit, 0);
        else if (section != 0 || digit > 0)
            return null;
        decimal amount = total + fraction;
        return amount >= Limit ? null : negative ? -amount : amount;
    }

    /// <summary>Writes an amount, rounded to 0.01, in capitals.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The capitals, closed by 整 where there are no cents.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is at or beyond <see cref="Limit"/>.</exception>
    public static string Write(decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Abs(amount), Limit);
        decimal rounded = Math.Round(Math.Abs(amount), 2, MidpointRounding.AwayFromZero);
        long whole = (long)decimal.Truncate(rounded);
        int cents = (int)((rounded - whole) * 100);
        StringBuilder text = new(amount < 0 && rounded != 0 ? "负" : "");
        if (whole != 0 || cents == 0)
            text.Append(Whole(whole)).Append('元');
        if (cents == 0)
            return text.Append('整').ToString();
        if (cents / 10 != 0)
            text.Append(Capitals[cents / 10]).Append('角');
        else if (whole != 0)
            text.Append('零');
        if (cents % 10 != 0)
            text.Append(Capitals[cents % 10]).Append('分');
        return text.ToString();
    }

    private static string Whole(long number)
    {
        if (number == 0)
            return "零";
        StringBuilder text = new();
        bool zero = false;
        for (int power = 12; power >= 0; power--)
        {
            int digit = (int)(number / (long)Math.Pow(10, power) % 10);
            if (digit != 0)
                text.Append(zero && text.Length > 0 ? "零" : "").Append(Capitals[digit]).Append(power % 4 == 0 ? "" : "拾佰仟"[(power % 4) - 1].ToString());
            zero = digit == 0;
            if (power == 8 && text.Length > 0)
                text.Append('亿');
            if (power == 12 && digit != 0)
                text.Append('万');
            if (power == 4 && number / 10_000 % 10_000 != 0)
                text.Append('万');
        }

        return text.ToString();
    }

    private static string Strip(string text, ref bool negative)
    {
        // The label ends with 大写: 价税合计（大写）, 合计人民币（大写）; a circled cross closes the place before the first numeral.
        int label = text.LastIndexOf("大写", StringComparison.Ordinal);
        string body = (label < 0 ? text : text[(label + 2)..]).Trim(' ', ':', '(', ')', '¥', '⊗', 'ⓧ', 'Ⓧ');
        foreach (string currency in (ReadOnlySpan<string>)["人民币", "人民幣", "RMB", "CNY"])
        {
            if (body.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                body = body[currency.Length..].TrimStart(' ', ':');
        }

        negative = body is ['负' or '負' or '-', ..];
        return negative ? body[1..].Trim() : body;
    }

    private static int DigitOf(char c) => c switch
    {
        '零' or '〇' or '○' => 0,
        '壹' or '一' or '弌' or '幺' => 1,
        '贰' or '貳' or '二' or '两' or '兩' or '弐' => 2,
        '叁' or '參' or '参' or '三' or '叄' => 3,
        '肆' or '四' => 4,
        '伍' or '五' => 5,
        '陆' or '陸' or '六' => 6,
        '柒' or '七' => 7,
        '捌' or '八' => 8,
        '玖' or '九' => 9,
        _ => -1,
    };

    private static decimal UnitOf(char c) => c switch
    {
        '拾' or '十' => 10,
        '佰' or '百' => 100,
        '仟' or '千' => 1000,
        '廿' => 20,
        '卅' => 30,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        '角' => 0.1m,
        '分' => 0.01m,
        '厘' => 0.001m,
        _ => 0,
    };
}
