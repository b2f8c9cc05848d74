using System.ComponentModel;

namespace QwenDocs.Records.Identity;

/// <summary>The kind of an identity document.</summary>
public enum IdentityDocumentKind
{
    /// <summary>A passport.</summary>
    [Description("passport booklet or passport card, 护照")]
    Passport,

    /// <summary>An identity card.</summary>
    [Description("national identity card, 居民身份证")]
    IdentityCard,

    /// <summary>A driving licence.</summary>
    [Description("driving or driver's licence, 驾驶证")]
    DrivingLicence,

    /// <summary>A residence permit.</summary>
    [Description("permit of a foreigner to stay or live in a country, 居留证")]
    ResidencePermit,

    /// <summary>A visa.</summary>
    [Description("visa, on a sheet or a sticker in a passport, 签证")]
    Visa,

    /// <summary>A travel document that is no passport.</summary>
    [Description("travel document or travel permit that is no passport: of refugees, crews, or 港澳通行证")]
    TravelDocument,

    /// <summary>Another document that names a person.</summary>
    [Description("any other document that identifies a person")]
    Other,
}
