using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values.Places;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.UnitedStates;

/// <summary>Totals and codes of CBP Form 7501.</summary>
/// <remarks>
/// Source: the form's instructions (OMB 1651-0022): entry types, modes of transport, formats, and the totals of the last blocks. Second source:
/// Customs Directive 099 3550-061 of 1992. Manufacturer identification: appendix to 19 CFR 102; harbor maintenance fee: 19 CFR 24.24.
/// </remarks>
internal static partial class UsEntryRules
{
    private static readonly string[] EntryTypes =
    [
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "12", "21", "22", "23", "24", "25", "26", "31", "32", "33", "34", "38", "51", "52", "61", "62",
        "63", "69", "70",
    ];

    private static readonly string[] TransportModes = ["10", "11", "12", "20", "21", "30", "31", "32", "33", "34", "40", "41", "50", "60", "70"];

    public static IEnumerable<Finding> Check(UsEntrySummary entry) =>
        Totals(entry).Concat(Codes(entry)).Concat(Ports(entry)).Concat(Duties(entry)).Concat(Dates(entry));

    /// <summary>A manufacturer's identification: a country, or a Canadian province (XA to XY), then name, street number and town.</summary>
    public static IEnumerable<Finding> Manufacturer(string path, string? printed)
    {
        if (printed is null || printed.Trim() is "MULTI")
            yield break;
        string text = PrintedText.Fold(printed).ToUpperInvariant();
        if (!Mid().IsMatch(text) || (!Provinces().IsMatch(text) && (text.StartsWith("CA", StringComparison.Ordinal) || CountryTable.Find(text[..2]) is null)))
            yield return Finding.Warning(path, "This is not a manufacturer identification; it has a country (a province code for Canada) and up to 13 letters and digits without spaces.", "such as CNSHEELE123SHA");
    }

    private static IEnumerable<Finding> Totals(UsEntrySummary entry)
    {
        UsEntryTariff[] tariffs = [.. entry.Items.SelectMany(item => item.Tariffs)];
        decimal? duties = Arithmetic.Compute(() => Arithmetic.Sum(tariffs, tariff => tariff.Duty) + entry.Items.Sum(item => item.AdCvdDuty ?? 0));
        return PrintedSum.Check(nameof(entry.TotalEnteredValue), entry.TotalEnteredValue, entry.Items, item => item.EnteredValue, "the lines' entered values")
            .Concat(Arithmetic.Compare(nameof(entry.DutyTotal), entry.DutyTotal, duties, "the sum of the lines' duties"))
            .Concat(Arithmetic.Compare(nameof(entry.TaxTotal), entry.TaxTotal, entry.Items.Any(item => item.Tax is not null) ? Arithmetic.Sum(entry.Items, item => item.Tax ?? 0) : null, "the sum of the lines' taxes"))
            .Concat(PrintedSum.Check(nameof(entry.OtherTotal), entry.OtherTotal, entry.Fees, fee => fee.Amount, "the other fees"))
            .Concat(Arithmetic.Compare(nameof(entry.Total), entry.Total, Arithmetic.Compute(() => entry.DutyTotal + (entry.TaxTotal ?? 0) + (entry.OtherTotal ?? 0)), "duty plus tax plus other"));
    }

    private static IEnumerable<Finding> Codes(UsEntrySummary entry)
    {
        if (entry.EntryType is { } type && !EntryTypes.Contains(type))
            yield return Finding.Warning(nameof(entry.EntryType), "This is no entry type of CBP.", "two digits, such as 01, 03, 06 or 11");
        if (entry.TransportMode is { } mode && !TransportModes.Contains(mode))
            yield return Finding.Warning(nameof(entry.TransportMode), "This is no mode of transport of CBP.", "two digits, such as 11 for a vessel with containers or 40 for air");
        if (entry.BondType is { } bond && bond is not ("0" or "8" or "9"))
            yield return Finding.Warning(nameof(entry.BondType), "This is no bond type of CBP.", "0, 8 or 9");
        foreach (Finding finding in Manufacturer(nameof(entry.ManufacturerId), entry.ManufacturerId))
            yield return finding;
    }

    private static IEnumerable<Finding> Ports(UsEntrySummary entry) =>
        Digits(nameof(entry.PortCode), entry.PortCode, 4, "A port of entry")
            .Concat(Digits(nameof(entry.UsPortOfUnlading), entry.UsPortOfUnlading, 4, "A US port of unlading"))
            .Concat(Digits(nameof(entry.ForeignPortOfLading), entry.ForeignPortOfLading, 5, "A foreign port of lading"));

    private static IEnumerable<Finding> Digits(string path, string? code, int length, string what)
    {
        if (code is not null && (code.Length != length || !PrintedText.IsDigits(code)))
            yield return Finding.Warning(path, string.Create(CultureInfo.InvariantCulture, $"{what} is a code of {length} digits."));
    }

    private static IEnumerable<Finding> Duties(UsEntrySummary entry)
    {
        bool isForCases = entry.EntryType is "03" or "07" or "34" or "38";
        bool hasCases = entry.Items.Any(item => item.AdCvdCases.Count > 0);
        if (isForCases && entry.Items.Count > 0 && !hasCases)
            yield return Finding.Warning(nameof(entry.EntryType), "The entry type is that of antidumping and countervailing duties, but no line has a case number.");
        if (!isForCases && hasCases && entry.EntryType is "01" or "02" or "31" or "32")
            yield return Finding.Warning(nameof(entry.EntryType), "A line has an antidumping or countervailing case, but the entry type is not 03, 07, 34 or 38.");
        if (entry.TransportMode is { Length: 2 } mode && mode[0] is not '1' && entry.Fees.Concat(entry.Items.SelectMany(item => item.Fees)).Any(fee => fee is { Code: "501", Amount: > 0 }))
            yield return Finding.Warning(nameof(entry.TransportMode), "A harbor maintenance fee (501) falls due for carriage by vessel, and this mode is another one.");
    }

    private static IEnumerable<Finding> Dates(UsEntrySummary entry) =>
        DateOrder.Check(nameof(entry.ImportDate), entry.ImportDate, entry.ExportDate, "import date", "export date")
            .Concat(DateOrder.Check(nameof(entry.SummaryDate), entry.SummaryDate, entry.EntryDate, "summary date", "entry date"));

    [GeneratedRegex("^[A-Z]{2}[A-Z0-9]{3,13}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mid();

    [GeneratedRegex("^X[ABCMNOPQSTVWY]", RegexOptions.CultureInvariant)]
    private static partial Regex Provinces();
}
