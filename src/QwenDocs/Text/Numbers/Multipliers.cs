using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>Words, signs and letters that multiply the number beside them.</summary>
internal static partial class Multipliers
{
    // The factor, a question mark where the word has other meanings too, and the words.
    private static readonly string[] Lines =
    [
        "100 hundred hundreds",
        "1000 thousand thousands thousands' tsd tausend tysięcy tysiąc tisíc tusen duizend ribu rb nghìn ngàn тыс тысяч тысячи พัน ألف",
        "1000? mille mil k ths thsd th t",
        "10000 หมื่น",
        "100000 lakh lakhs lac lacs लाख แสน",
        "10000000 crore crores करोड़",
        "1000000 million millions millionen millón millones milione milioni milhão milhões milhoes miljoen miljoona miljoonaa miljon miljoner millioner mio"
            + " milyon milion milionów miliony milionů milión juta triệu млн миллион миллиона миллионов ล้าน مليون",
        "1000000? m mn mln mill mm mil. tr jt milj",
        "1000000000 milliard milliards milliarde milliarden mrd milliarder miliard miljard miljarder miliardo miliardi miliardy tỷ млрд миллиард миллиардов مليار",
        "1000000000? billion billions bn b bil bln mld mia md",
        "1000000000000? trillion trillions tn trn billionen",
    ];

    private static readonly FrozenDictionary<string, (decimal Factor, bool IsSure)> Words = Load();

    /// <summary>Finds a word, its point or apostrophe left out.</summary>
    /// <param name="word">One word.</param>
    /// <param name="factor">What it multiplies by.</param>
    /// <param name="isSure">Whether it has no other meaning.</param>
    public static bool TryFind(string word, out decimal factor, out bool isSure)
    {
        // MN is Mexico's 'moneda nacional', and only the small letters are short for a million.
        string key = word.Trim('.', '\'', ',');
        bool found = Words.TryGetValue(key.ToLowerInvariant(), out (decimal Factor, bool IsSure) entry) && key is not ("MN" or "MIL" or "TR" or "MD" or "TH" or "MM");
        (factor, isSure) = entry;
        return found;
    }

    /// <summary>Finds the Chinese, Japanese or Korean multiplier that a text begins with.</summary>
    public static bool TryTakeEastAsian(string text, out decimal factor, out string rest)
    {
        (factor, rest) = (1, text);
        int length = 0;
        decimal section = 0;
        for (; length < text.Length; length++)
        {
            decimal unit = text[length] switch
            {
                '十' or '拾' or '십' => 10,
                '百' or '佰' or '백' => 100,
                '千' or '仟' or '천' => 1000,
                '万' or '萬' or '만' => 10_000,
                '亿' or '億' or '억' => 100_000_000,
                '兆' or '조' => 1_000_000_000_000,
                _ => 0,
            };
            if (unit == 0 || (section >= unit && section >= 10_000) || section >= 1_000_000_000)
                break;
            section = section == 0 ? unit : section * unit;
        }

        if (length == 0)
            return false;
        (factor, rest) = (section, text[length..]);
        return true;
    }

    /// <summary>Whether a character is a numeral of China, Japan or Korea, or multiplies one.</summary>
    public static bool IsEastAsianNumeral(char character) => "零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖十拾百佰千仟万萬亿億兆십백천만억조".Contains(character, StringComparison.Ordinal);

    /// <summary>Writes a number that is composed of parts with East Asian multipliers as one: <c>2億3000万円</c> becomes <c>230000000円</c>.</summary>
    /// <returns>The text, or <see langword="null"/> where the parts make no number: their units do not fall, or the last one leaves open what it stands for, as in <c>3万5</c>.</returns>
    public static string? Compose(string text)
    {
        Match match = Composed().Match(text);
        if (!match.Success)
            return text;
        decimal total = 0;
        decimal lastUnit = decimal.MaxValue;
        CaptureCollection numbers = match.Groups["n"].Captures, units = match.Groups["u"].Captures;
        for (int index = 0; index < numbers.Count; index++)
        {
            string digits = string.Concat(numbers[index].Value.Where(char.IsAsciiDigit));
            decimal unit = 1;
            if (index < units.Count && (!TryTakeEastAsian(units[index].Value, out unit, out string rest) || rest.Length > 0))
                return null;
            decimal part = digits.Length is > 0 and <= 16 ? decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : decimal.MaxValue;
            // A single digit behind 万 is short for thousands in China, and for ones in Japan.
            if (part >= 1_000_000_000_000_000m || unit >= lastUnit || (index > 0 && part * unit >= lastUnit) || (index >= units.Count && digits.Length == 1))
                return null;
            total += part * unit;
            lastUnit = unit;
        }

        return total > 1e24m ? null : string.Concat(text.AsSpan(0, match.Index), total.ToString(System.Globalization.CultureInfo.InvariantCulture), text.AsSpan(match.Index + match.Length));
    }

    /// <summary>Parts a multiplier of a letter or two from the currency that it is written to: <c>T€</c>, <c>kEUR</c>, <c>$m</c>, <c>M€</c>.</summary>
    public static bool TryPart(string word, out decimal factor, out string currency)
    {
        Match match = Joined().Match(word);
        (factor, currency) = (1, word);
        if (!match.Success)
            return false;
        currency = match.Groups["c"].Value;
        factor = match.Groups["m"].Value.TrimEnd('.').ToUpperInvariant() switch
        {
            "T" or "K" or "TSD" => 1000,
            "B" or "BN" or "MRD" => 1_000_000_000,
            _ => 1_000_000,
        };
        return true;
    }

    private static FrozenDictionary<string, (decimal Factor, bool IsSure)> Load()
    {
        Dictionary<string, (decimal Factor, bool IsSure)> words = [];
        foreach (string line in Lines)
        {
            string[] parts = line.Split(' ');
            decimal factor = decimal.Parse(parts[0].TrimEnd('?'), System.Globalization.CultureInfo.InvariantCulture);
            foreach (string word in parts.Skip(1))
                words[word.TrimEnd('.')] = (factor, !parts[0].EndsWith('?'));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // Whole numbers, perhaps in groups of three, each with its unit; the last may have none.
    [GeneratedRegex(@"(?<![0-9.,'])(?:(?<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+) ?(?<u>[十拾百佰千仟万萬亿億兆십백천만억조]+) ?){1,6}(?<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+) ?(?<u>[十拾百佰千仟万萬亿億兆십백천만억조]+)?(?![0-9]|[.,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Composed();

    [GeneratedRegex(@"^(?:(?<m>T|k|K|M|m|Tsd\.?|Mio\.?|Mrd\.?|bn|Bn)(?<c>EUR|USD|GBP|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|PLN|[€$£¥₹])|(?<c>[€$£¥₹])(?<m>k|K|m|M|mn|bn|b|B))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();
}
