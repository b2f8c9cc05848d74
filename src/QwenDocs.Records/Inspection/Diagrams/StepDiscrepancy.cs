using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>A place where a drawing and a written procedure differ.</summary>
[Description("One difference between drawing and text, with the steps that it is about.")]
public record StepDiscrepancy
{
    /// <summary>Gets in what the two differ.</summary>
    [Description("In what the two differ.")]
    public StepDiscrepancyKind? Kind { get; init; }

    /// <summary>Gets the number of the step in the drawing.</summary>
    [Description("Number of the step in the drawing; null where the drawing does not have it.")]
    public int? DrawingStep { get; init; }

    /// <summary>Gets the number of the step in the text.</summary>
    [Description("Number of the step in the text; null where the text does not have it.")]
    public int? TextStep { get; init; }

    /// <summary>Gets what the difference is.</summary>
    [Description("What the drawing shows and what the text says, both.")]
    public string? Description { get; init; }

    /// <summary>Gets how much it weighs.</summary>
    [Description("How much it weighs for a person who follows the text.")]
    public RiskLevel? Level { get; init; }
}
