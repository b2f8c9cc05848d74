using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>What a text in a product picture is for.</summary>
public enum TextOverlayKind
{
    /// <summary>Words about the product.</summary>
    [Description("name, size or properties of the product")]
    Product,

    /// <summary>A price or discount.</summary>
    [Description("price, discount or voucher")]
    Price,

    /// <summary>A promise about effect, origin or quality.</summary>
    [Description("promise of an effect, of quality, origin or authenticity")]
    Claim,

    /// <summary>A way to reach the seller.</summary>
    [Description("telephone, messenger, address, QR code or web site of a seller")]
    Contact,

    /// <summary>The mark of another shop or platform.</summary>
    [Description("watermark or logo of a shop or platform")]
    Watermark,

    /// <summary>A warning or a required note.</summary>
    [Description("warning, age limit or note required by law")]
    Warning,

    /// <summary>Any other text.</summary>
    [Description("any other text")]
    Other,
}
