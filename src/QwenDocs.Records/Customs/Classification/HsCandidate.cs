using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A tariff code that a product may have.</summary>
[Description("A code that the product may have. Decide on the chapter first, then on the heading, then on the subheading.")]
public record HsCandidate : IValidatableRecord
{
    /// <summary>Gets the chapter.</summary>
    [Description("The two digits of the chapter.")]
    public string? Chapter { get; init; }

    /// <summary>Gets the heading.</summary>
    [Description("The four digits of the heading.")]
    public string? Heading { get; init; }

    /// <summary>Gets the code.</summary>
    [Description("The six digits of the subheading in HS 2022, with more digits only where the tariff is known.")]
    public HsCode? Code { get; init; }

    /// <summary>Gets what the tariff calls the goods of this code.</summary>
    [Description("What the subheading covers, in a few words.")]
    public string? Title { get; init; }

    /// <summary>Gets the rule by which the heading was found.</summary>
    [Description("General rule of interpretation that leads to the heading; the subheading follows by rule 6 in any case.")]
    public GeneralRule? Rule { get; init; }

    /// <summary>Gets what speaks for the code.</summary>
    [Description("What speaks for this code: the properties of the product and the terms or notes that they meet.")]
    public string? Reason { get; init; }

    /// <summary>Gets what speaks against the code.</summary>
    [Description("What speaks against this code, or what would have to be known for it.")]
    public string? Doubt { get; init; }

    /// <summary>Gets how likely the code is.</summary>
    /// <value>0 to 1.</value>
    [Description("How likely the code is, from 0 to 1; those of all candidates add up to 1 at most."), Range(0.0, 1.0)]
    public decimal? Confidence { get; init; }

    /// <summary>Checks that chapter and heading are those of the code, and that a reason is given.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate()
    {
        if (Code is { IsValid: true } code)
        {
            if (PrintedText.Compact(Chapter) is { Length: > 0 } chapter && chapter != code.Chapter)
                yield return Finding.Error(nameof(Chapter), "The chapter is not the one of the code; decide again on chapter, heading and subheading.", "the first two digits of the code");
            if (PrintedText.Compact(Heading) is { Length: > 0 } heading && heading != code.Heading)
                yield return Finding.Error(nameof(Heading), "The heading is not the one of the code; decide again on chapter, heading and subheading.", "the first four digits of the code");
        }

        if (string.IsNullOrWhiteSpace(Reason))
            yield return Finding.Warning(nameof(Reason), "A candidate stands without a reason.", "what speaks for the code");
    }
}
