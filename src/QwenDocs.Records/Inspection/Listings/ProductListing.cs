using System.ComponentModel;
using QwenDocs.Records.Inspection.Listings;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>A marketplace listing under moderation: what its pictures show and say, what is suspicious, and the verdict.</summary>
/// <remarks>The rules of a marketplace are its own: put them into the description of a derived record, or into the prompt of the application.</remarks>
[Description("A listing of a marketplace, judged by its pictures. Read every text in them, in any language; judge only by what is seen.")]
public record ProductListing : IValidatableRecord
{
    /// <summary>Gets the title.</summary>
    [Description("Title of the listing as printed; null where the pictures show none.")]
    public string? Title { get; init; }

    /// <summary>Gets what is offered.</summary>
    [Description("What is offered, in English, in a few words.")]
    public string? Product { get; init; }

    /// <summary>Gets the brand.</summary>
    [Description("Brand exactly as it stands on the product or in the text.")]
    public string? Brand { get; init; }

    /// <summary>Gets the condition.</summary>
    [Description("Condition as stated, such as new or used.")]
    public string? Condition { get; init; }

    /// <summary>Gets the prices in the pictures.</summary>
    [Description("Every price in the pictures.")]
    public IReadOnlyList<ListingPrice> Prices { get; init; } = [];

    /// <summary>Gets the texts in the pictures.</summary>
    [Description("Every text in the pictures, the prices included, from top to bottom.")]
    public IReadOnlyList<TextOverlay> Texts { get; init; } = [];

    /// <summary>Gets the suspicious signs.</summary>
    [Description("Signs that the listing may break the rules; [] where there are none.")]
    public IReadOnlyList<SuspiciousSign> Signs { get; init; } = [];

    /// <summary>Gets the verdict.</summary>
    [Description("What is to happen to the listing. It follows from the signs.")]
    public PolicyVerdict? Verdict { get; init; }

    /// <summary>Gets the reasons for the verdict.</summary>
    [Description("Reasons for the verdict, a sentence each, in English; [] where it is approved.")]
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Checks the verdict against the signs: nothing grave is approved, nothing is rejected without a sign, and what is not approved has a reason.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => ProductListingRules.Check(this);
}
