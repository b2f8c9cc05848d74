using System.ComponentModel;
using QwenDocs.Records.Inspection;
using QwenDocs.Validation;

namespace MarketplaceModeration;

/// <summary>A listing, judged by the rules of this marketplace as well.</summary>
[Description("A listing of our marketplace, judged by its picture and by the marketplace's rules. Read every text in it, in any language; judge only by what is seen.")]
public sealed record ModeratedListing : ProductListing
{
    /// <summary>Gets the rules that the listing breaks.</summary>
    [Description("Rules of the marketplace that the listing breaks; [] where it breaks none. A listing that breaks one is rejected.")]
    public IReadOnlyList<MarketplaceRule> BrokenRules { get; init; } = [];

    /// <summary>Checks what every listing must keep, and that the verdict follows from the marketplace's rules.</summary>
    /// <returns>The findings.</returns>
    public override IEnumerable<Finding> Validate() => Verdict is PolicyVerdict.Approve or PolicyVerdict.Review && BrokenRules.Count > 0
        ? base.Validate().Append(Finding.Error(nameof(Verdict), "The listing breaks a rule of the marketplace and is not rejected; weigh rules and verdict again.", "reject"))
        : base.Validate();
}
