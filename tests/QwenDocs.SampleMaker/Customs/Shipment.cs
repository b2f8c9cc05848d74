namespace QwenDocs.SampleMaker.Customs;

/// <summary>A shipment with what all its documents say of it.</summary>
internal sealed record Shipment
{
    public required string InvoiceNumber { get; init; }

    public required DateOnly InvoiceDate { get; init; }

    public required string Contract { get; init; }

    public required string Order { get; init; }

    public required TradingCompany Seller { get; init; }

    public required TradingCompany Buyer { get; init; }

    public required string Currency { get; init; }

    public required string AmountInWords { get; init; }

    public required string Incoterm { get; init; }

    public required string PortOfLoading { get; init; }

    public required string PortOfDischarge { get; init; }

    public required string Vessel { get; init; }

    public required string Container { get; init; }

    public required string Marks { get; init; }

    public required string Payment { get; init; }

    public required string Bank { get; init; }

    public required IReadOnlyList<TradedGoods> Goods { get; init; }

    public decimal Total => Goods.Sum(line => line.Amount);

    public int Cartons => Goods.Sum(line => line.Cartons);

    public decimal Net => Goods.Sum(line => line.Net);

    public decimal Gross => Goods.Sum(line => line.Gross);

    public decimal Volume => Goods.Sum(line => line.Volume);
}
