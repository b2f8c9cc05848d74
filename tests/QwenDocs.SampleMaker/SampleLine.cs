namespace QwenDocs.SampleMaker;

/// <summary>A line of the sample's table.</summary>
internal sealed record SampleLine(string Article, string HsCode, string English, string Chinese, decimal Quantity, string Unit, decimal UnitPrice)
{
    public decimal Amount => decimal.Round(Quantity * UnitPrice, 2);
}
