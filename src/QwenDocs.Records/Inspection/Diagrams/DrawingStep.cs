using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>A step of an assembly drawing.</summary>
[Description("One step that the drawing shows.")]
public record DrawingStep
{
    /// <summary>Gets the number of the step, counted from 1.</summary>
    [Description("Number of the step, counted from 1 in the order of the drawing.")]
    public int? Number { get; init; }

    /// <summary>Gets the label that the drawing prints.</summary>
    [Description("Label of the step exactly as printed, such as 3, 3a or Fig. 3; null where none is printed.")]
    public string? Label { get; init; }

    /// <summary>Gets what the step shows.</summary>
    [Description("What is done in this step, as the drawing shows it: parts, direction, place.")]
    public string? Action { get; init; }

    /// <summary>Gets the parts.</summary>
    [Description("Parts of this step with their letters and numbers as printed, such as 'A ×4'.")]
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Gets tools and settings.</summary>
    [Description("Tools, torques and measures of this step exactly as printed.")]
    public IReadOnlyList<string> Tools { get; init; } = [];
}
