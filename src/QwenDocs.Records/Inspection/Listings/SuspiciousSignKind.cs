using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>A sign that a listing may break the rules of a marketplace.</summary>
public enum SuspiciousSignKind
{
    /// <summary>The goods may be counterfeit.</summary>
    [Description("counterfeit or altered brand, logo or packaging, words such as 'replica', 'AAA' or '1:1'")]
    Counterfeit,

    /// <summary>The goods may be forbidden or need a licence.</summary>
    [Description("forbidden or licensed goods: weapons, drugs, medicine, tobacco, protected animals, adult goods")]
    RestrictedGoods,

    /// <summary>The buyer is led away from the platform.</summary>
    [Description("telephone, messenger, QR code or web site that leads the buyer away from the platform")]
    ContactOutside,

    /// <summary>A claim that misleads.</summary>
    [Description("promise that misleads or is forbidden: cures, guaranteed results, invented awards")]
    MisleadingClaim,

    /// <summary>A price that misleads.</summary>
    [Description("price that misleads: invented original price, price in the picture unlike the one in the offer")]
    MisleadingPrice,

    /// <summary>A picture that belongs to somebody else.</summary>
    [Description("picture of another shop or platform, with its watermark or a screenshot's frame")]
    ForeignPicture,

    /// <summary>The product may be unsafe.</summary>
    [Description("product that looks unsafe, or lacks a warning or mark that the law asks for")]
    UnsafeProduct,

    /// <summary>A person's data or an offensive picture.</summary>
    [Description("personal data, or an offensive or indecent picture")]
    Offensive,

    /// <summary>Another sign.</summary>
    [Description("anything else that a moderator should know")]
    Other,
}
