using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>A step of a written procedure.</summary>
[Description("One step of the written procedure.")]
public record ProcedureStep
{
    /// <summary>Gets the number of the step, counted from 1.</summary>
    [Description("Number of the step, counted from 1 in the order of the text.")]
    public int? Number { get; init; }

    /// <summary>Gets the label that the text prints.</summary>
    [Description("Label of the step exactly as printed, such as 3. or 3.1; null where none is printed.")]
    public string? Label { get; init; }

    /// <summary>Gets the text.</summary>
    [Description("The text of the step as printed.")]
    public string? Text { get; init; }
}
