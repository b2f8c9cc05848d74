namespace QwenDocs.SampleMaker.Customs;

/// <summary>An item of a Chinese declaration. Quantities are printed with their units, the first in the unit of the tariff.</summary>
internal sealed record DeclaredGoods(string HsCode, string Name, string Elements, string FirstQuantity, string SecondQuantity, string DeclaredQuantity, decimal Price, decimal Total, string Origin, string Destination, string District);
