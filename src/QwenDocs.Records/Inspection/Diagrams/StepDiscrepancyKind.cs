using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>In what a drawing and a written procedure differ.</summary>
public enum StepDiscrepancyKind
{
    /// <summary>A step of the drawing is not in the text.</summary>
    [Description("a step of the drawing that the text does not have")]
    MissingInText,

    /// <summary>A step of the text is not in the drawing.</summary>
    [Description("a step of the text that the drawing does not have")]
    MissingInDrawing,

    /// <summary>The steps come in another order.</summary>
    [Description("the steps come in another order")]
    Order,

    /// <summary>Other parts, or another number of them.</summary>
    [Description("other parts, or another number of them")]
    Parts,

    /// <summary>Another direction or place.</summary>
    [Description("another direction, side or place")]
    Position,

    /// <summary>Another tool, torque or measure.</summary>
    [Description("another tool, torque, length or setting")]
    Measure,

    /// <summary>A warning that only one of the two has.</summary>
    [Description("a warning that only one of the two has")]
    Warning,

    /// <summary>Another difference.</summary>
    [Description("any other difference")]
    Other,
}
