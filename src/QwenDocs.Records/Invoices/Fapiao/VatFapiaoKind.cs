using System.ComponentModel;

namespace QwenDocs.Records.Invoices;

/// <summary>The kind of a Chinese VAT invoice, on paper or electronic.</summary>
public enum VatFapiaoKind
{
    /// <summary>增值税专用发票: the buyer can deduct the tax.</summary>
    [Description("增值税专用发票, paper or electronic")]
    Special,

    /// <summary>增值税普通发票: the ordinary invoice.</summary>
    [Description("增值税普通发票, 普通发票 or 卷票, paper or electronic")]
    Ordinary,

    /// <summary>机动车销售统一发票, 二手车销售统一发票: the invoice for a vehicle.</summary>
    [Description("机动车 or 二手车销售统一发票")]
    Vehicle,

    /// <summary>铁路电子客票: the electronic train ticket.</summary>
    [Description("电子发票（铁路电子客票）")]
    TrainTicket,

    /// <summary>航空运输电子客票行程单: the itinerary of an electronic flight ticket.</summary>
    [Description("电子发票（航空运输电子客票行程单）")]
    FlightItinerary,

    /// <summary>Another fapiao, such as one for road tolls.</summary>
    [Description("any other fapiao, such as 通行费发票")]
    Other,
}
