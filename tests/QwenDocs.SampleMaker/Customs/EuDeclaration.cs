namespace QwenDocs.SampleMaker.Customs;

/// <summary>What an import declaration of the European Union says, in the boxes of the single administrative document.</summary>
internal sealed record EuDeclaration
{
    public required string Mrn { get; init; }

    public required string Type { get; init; }

    public required DateOnly AcceptedOn { get; init; }

    public required string Reference { get; init; }

    public required TradingCompany Exporter { get; init; }

    public required TradingCompany Importer { get; init; }

    public required TradingCompany Declarant { get; init; }

    public required string DispatchCountry { get; init; }

    public required string DestinationCountry { get; init; }

    public required string Vessel { get; init; }

    public required string Incoterm { get; init; }

    public required string Currency { get; init; }

    public required decimal Invoiced { get; init; }

    public required decimal ExchangeRate { get; init; }

    public required string Office { get; init; }

    public required string Location { get; init; }

    public required string Container { get; init; }

    public required int Packages { get; init; }

    public required string PreviousDocument { get; init; }

    public required string Documents { get; init; }

    public required IReadOnlyList<EuGoodsItem> Items { get; init; }
}
