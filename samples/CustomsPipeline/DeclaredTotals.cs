using QwenDocs.Records.Customs;
using QwenDocs.Records.Values;

namespace CustomsPipeline;

/// <summary>What declarations of all forms say of a shipment: enough for a line of a table, and to compare with the other documents.</summary>
internal sealed record DeclaredTotals
{
    public string? Number { get; init; }

    public decimal? Value { get; init; }

    public CurrencyCode? Currency { get; init; }

    public decimal? Gross { get; init; }

    public decimal? Net { get; init; }

    public int? Packages { get; init; }

    /// <summary>Gets the party abroad, where the form prints its name in Latin letters as the invoice does.</summary>
    public string? OverseasParty { get; init; }

    public bool IsExport { get; init; }

    /// <summary>Gets the six digits of each tariff code.</summary>
    public required IReadOnlySet<string> Subheadings { get; init; }

    public static DeclaredTotals Of(CustomsDeclaration declaration) => declaration switch
    {
        ChinaCustomsDeclaration china => new()
        {
            Number = china.CustomsNumber,
            Value = Sum(china.Items, item => item.TotalPrice),
            Currency = china.Items.Select(item => item.Currency).FirstOrDefault(),
            Gross = china.GrossWeight,
            Net = china.NetWeight,
            Packages = china.PackageCount,
            OverseasParty = china.OverseasParty,
            IsExport = china.Direction == TradeDirection.Export,
            Subheadings = Codes(china.Items.Select(item => item.TariffCode)),
        },
        EuCustomsDeclaration eu => new()
        {
            Number = eu.Mrn?.ToString() ?? eu.LocalReference,
            Value = eu.TotalInvoiced ?? Sum(eu.Items, item => item.ItemPrice),
            Currency = eu.Currency,
            Gross = eu.GrossWeight ?? Sum(eu.Items, item => item.GrossWeight),
            Net = Sum(eu.Items, item => item.NetWeight),
            Packages = eu.PackageCount,
            Subheadings = Codes(eu.Items.Select(item => item.CommodityCode)),
        },
        UsEntrySummary us => new()
        {
            Number = us.EntryNumber?.ToString(),
            Value = us.TotalEnteredValue,
            Currency = CurrencyCode.Read("USD"),
            Gross = Sum(us.Items, item => item.GrossWeight),
            Subheadings = Codes(us.Items.SelectMany(item => item.Tariffs).Select(tariff => tariff.HtsNumber)),
        },
        _ => throw new ArgumentException($"Declarations like {declaration.GetType().Name} are not known here.", nameof(declaration)),
    };

    public static IReadOnlySet<string> Codes(IEnumerable<HsCode?> codes) => codes.Select(code => code?.Subheading).OfType<string>().Where(digits => digits.Length == 6).ToHashSet();

    // A sum of which a part is missing is not known.
    private static decimal? Sum<T>(IReadOnlyList<T> items, Func<T, decimal?> amount) =>
        items.Count == 0 || items.Any(item => amount(item) is null) ? null : items.Sum(amount);
}
