namespace QwenDocs.SampleMaker.Customs;

/// <summary>A line of goods as invoice and packing list show it. Weights are those of the whole line in kilograms.</summary>
internal sealed record TradedGoods(string Article, string HsCode, string English, string Chinese, decimal Quantity, string Unit, decimal UnitPrice, int Cartons, decimal Net, decimal Gross, decimal Volume)
{
    public decimal Amount => decimal.Round(Quantity * UnitPrice, 2);
}
