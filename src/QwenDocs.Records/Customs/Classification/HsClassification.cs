using System.ComponentModel;
using QwenDocs.Records.Customs.Classification;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>The tariff codes that a product may have, from its photo, data sheet or description, the likeliest first.</summary>
/// <remarks>It is a proposal for a person who classifies. No list tells whether a code that is valid is the right one.</remarks>
[Description("A proposal for the classification of one product in the Harmonized System, edition 2022, from what the pages show and say.")]
public record HsClassification : IValidatableRecord
{
    /// <summary>Gets the name of the product.</summary>
    [Description("Name of the product as printed, else what it is in a few words.")]
    public string? ProductName { get; init; }

    /// <summary>Gets what the product is and does.</summary>
    [Description("What the product is, what it does and for whom, as far as the pages tell.")]
    public string? Function { get; init; }

    /// <summary>Gets the materials.</summary>
    [Description("Materials, each with its share by weight where it is printed.")]
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Gets how the product is put up.</summary>
    [Description("How it is put up: in a retail set, in parts, unassembled, in bulk.")]
    public string? Presentation { get; init; }

    /// <summary>Gets the code that the document prints.</summary>
    [Description("Tariff code printed on the pages, exactly as printed; null where there is none.")]
    public HsCode? PrintedCode { get; init; }

    /// <summary>Gets the candidates, the likeliest first.</summary>
    [Description("Codes that the product may have, the likeliest first, five at most, no code twice.")]
    public IReadOnlyList<HsCandidate> Candidates { get; init; } = [];

    /// <summary>Gets what must be known to decide.</summary>
    [Description("What must be known to decide between the candidates and is not on the pages, each as a question.")]
    public IReadOnlyList<string> MissingInformation { get; init; } = [];

    /// <summary>Checks that no code stands twice, that confidences fall from candidate to candidate and add up to 1 at most, and that no answer is empty.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => HsClassificationRules.Check(this);
}
