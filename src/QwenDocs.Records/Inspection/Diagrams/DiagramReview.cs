using System.ComponentModel;
using QwenDocs.Records.Inspection.Diagrams;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>An assembly drawing compared with a written procedure, step by step.</summary>
[Description("A drawing of an assembly compared with the written procedure. First write down the steps of each on its own, then what belongs together, then what differs.")]
public record DiagramReview : IValidatableRecord
{
    /// <summary>Gets what is assembled.</summary>
    [Description("What is assembled, with its model or drawing number as printed.")]
    public string? Subject { get; init; }

    /// <summary>Gets the steps of the drawing.</summary>
    [Description("Every step of the drawing, in its order, without looking at the text.")]
    public IReadOnlyList<DrawingStep> DrawingSteps { get; init; } = [];

    /// <summary>Gets the steps of the text.</summary>
    [Description("Every step of the written procedure, in its order, without looking at the drawing.")]
    public IReadOnlyList<ProcedureStep> TextSteps { get; init; } = [];

    /// <summary>Gets the steps that belong together.</summary>
    [Description("Steps that belong together.")]
    public IReadOnlyList<StepMatch> Matches { get; init; } = [];

    /// <summary>Gets the differences.</summary>
    [Description("Every difference; [] where there is none.")]
    public IReadOnlyList<StepDiscrepancy> Discrepancies { get; init; } = [];

    /// <summary>Gets the verdict.</summary>
    [Description("Whether the two agree. It follows from the differences.")]
    public DiagramVerdict? Verdict { get; init; }

    /// <summary>Gets the summary.</summary>
    [Description("The result in one to three sentences.")]
    public string? Summary { get; init; }

    /// <summary>
    /// Checks that steps are numbered without gaps, that matches and differences refer to steps that exist, that every step is accounted for, and that
    /// the verdict follows from the differences.
    /// </summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => DiagramReviewRules.Check(this);
}
