namespace QwenDocs.SampleMaker.Customs;

/// <summary>An item of a European declaration: masses in kilograms, supplementary units in pieces, duty and tax in per cent.</summary>
internal sealed record EuGoodsItem(string Commodity, string Description, int Packages, decimal Gross, decimal Net, decimal? SupplementaryUnits, decimal Price, decimal DutyRate)
{
    public decimal StatisticalValue => Price;

    public decimal Duty => decimal.Round(Price * DutyRate / 100, 2);

    public decimal TaxBase => Price + Duty;

    public decimal Tax => decimal.Round(TaxBase * 21 / 100, 2);
}
