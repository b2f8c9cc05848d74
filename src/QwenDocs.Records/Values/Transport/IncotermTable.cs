using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Records.Values.Transport;

/// <summary>The delivery terms, the editions in which they stand, and the other ways in which they are written.</summary>
internal static partial class IncotermTable
{
    private static readonly (string Written, string Code)[] Spellings =
    [
        ("FREE ON BOARD", "FOB"), ("EX WORKS", "EXW"), ("EX-WORKS", "EXW"), ("EXWORKS", "EXW"), ("AB WERK", "EXW"), ("FREE CARRIER", "FCA"),
        ("CARRIAGE PAID TO", "CPT"), ("CARRIAGE AND INSURANCE PAID TO", "CIP"), ("DELIVERED AT PLACE UNLOADED", "DPU"), ("DELIVERED AT PLACE", "DAP"),
        ("DELIVERED DUTY PAID", "DDP"), ("DELIVERED DUTY UNPAID", "DDU"), ("FREE ALONGSIDE SHIP", "FAS"), ("COST INSURANCE AND FREIGHT", "CIF"),
        ("COST, INSURANCE AND FREIGHT", "CIF"), ("COST AND FREIGHT", "CFR"), ("C AND F", "CFR"), ("C & F", "CFR"), ("C&F", "CFR"), ("C+F", "CFR"),
        ("CNF", "CFR"), ("CANDF", "CFR"), ("到岸价", "CIF"), ("离岸价", "FOB"), ("工厂交货", "EXW"), ("EXW", "EXW"), ("FCA", "FCA"), ("CPT", "CPT"),
        ("CIP", "CIP"), ("DAP", "DAP"), ("DPU", "DPU"), ("DDP", "DDP"), ("FAS", "FAS"), ("FOB", "FOB"), ("CFR", "CFR"), ("CIF", "CIF"), ("DAT", "DAT"),
        ("DAF", "DAF"), ("DES", "DES"), ("DEQ", "DEQ"), ("DDU", "DDU"), ("FOR", "FOR"), ("FOT", "FOT"), ("FOA", "FOA"),
    ];

    /// <summary>Returns the last edition that has a term, or 0 for no term.</summary>
    public static int LastEdition(string code) => code switch
    {
        "EXW" or "FCA" or "CPT" or "CIP" or "DAP" or "DPU" or "DDP" or "FAS" or "FOB" or "CFR" or "CIF" => 2020,
        "DAT" => 2010,
        "DAF" or "DES" or "DEQ" or "DDU" => 2000,
        "FOR" or "FOT" or "FOA" => 1980,
        _ => 0,
    };

    /// <summary>Finds the term at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters the term takes.</param>
    public static string? Find(string text, out int length)
    {
        foreach ((string written, string code) in Spellings)
        {
            length = written.Length;
            // 'FOR' and 'DES' begin other words too: a letter must not follow.
            if (text.StartsWith(written, StringComparison.OrdinalIgnoreCase) && (text.Length == length || !char.IsAsciiLetterOrDigit(text[length])))
                return code;
        }

        length = 0;
        return null;
    }

    /// <summary>Takes 'Incoterms® 2020' and labels such as 'Delivery terms:' off.</summary>
    public static string WithoutEdition(string text, out int? edition)
    {
        Match match = Edition().Match(text);
        Group year = match.Groups[1].Success ? match.Groups[1] : match.Groups[2];
        edition = year.Success ? int.Parse(year.ValueSpan, CultureInfo.InvariantCulture) : null;
        return Label().Replace(Edition().Replace(text, " "), "").Trim();
    }

    [GeneratedRegex(@"[(\[,]?\s*\bincoterms?\s*(?:®|\(R\))?\s*[:,]?\s*((?:19|20)\d\d)?\s*[:)\]]?|[(\[]((?:19|20)\d\d)[)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Edition();

    [GeneratedRegex(@"^\s*(?:terms? of delivery|delivery terms?|price terms?|trade terms?|terms?|lieferbedingung(?:en)?|成交方式|贸易术语)\s*[:.]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
