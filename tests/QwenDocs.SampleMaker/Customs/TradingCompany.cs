namespace QwenDocs.SampleMaker.Customs;

/// <summary>A company of the sample documents; all of them are made up. The code is the unified social credit code in China, the EORI number in Europe.</summary>
internal sealed record TradingCompany(string Name, string Chinese, string Code, string Street, string Town, string Contact = "", string TaxId = "");
