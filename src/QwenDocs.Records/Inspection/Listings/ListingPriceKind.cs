using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>What a price in a product picture is for.</summary>
public enum ListingPriceKind
{
    /// <summary>The price asked now.</summary>
    [Description("the price asked now")]
    Current,

    /// <summary>An earlier or recommended price, crossed out as a rule.</summary>
    [Description("an earlier or recommended price, crossed out as a rule")]
    Original,

    /// <summary>A price for a unit or a part of the offer.</summary>
    [Description("for one unit, a rate of instalment, or a part of the offer")]
    Partial,

    /// <summary>The price of delivery.</summary>
    [Description("delivery")]
    Shipping,

    /// <summary>Another price.</summary>
    [Description("anything else, such as a deposit or a voucher")]
    Other,
}
