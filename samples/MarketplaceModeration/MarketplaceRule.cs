using System.ComponentModel;

namespace MarketplaceModeration;

/// <summary>The rules of the marketplace. The model is told these descriptions, and the seller reads the same ones.</summary>
public enum MarketplaceRule
{
    /// <summary>Nothing that works within days, or for sure.</summary>
    [Description("Cosmetics promise no effect within days and no guaranteed result")]
    NoPromisedEffects,

    /// <summary>No replicas.</summary>
    [Description("No replica or imitation of a brand, whatever it is called: rep 1:1, super fake, AAA, KW")]
    NoReplicas,

    /// <summary>No orders outside.</summary>
    [Description("No way to order outside the marketplace: messenger, telephone, QR code, web site")]
    NoOrdersOutside,
}
