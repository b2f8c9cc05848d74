using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>A step of the drawing and the step of the text that says the same.</summary>
[Description("A step of the drawing and a step of the text that belong together, by their numbers. A step may stand in several matches.")]
public record StepMatch
{
    /// <summary>Gets the number of the step in the drawing.</summary>
    [Description("Number of the step in the drawing.")]
    public int? DrawingStep { get; init; }

    /// <summary>Gets the number of the step in the text.</summary>
    [Description("Number of the step in the text.")]
    public int? TextStep { get; init; }
}
