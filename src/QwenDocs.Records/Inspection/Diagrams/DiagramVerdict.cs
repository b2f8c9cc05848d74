using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>Whether a drawing and a written procedure agree.</summary>
public enum DiagramVerdict
{
    /// <summary>They agree.</summary>
    [Description("drawing and text agree in every step")]
    Consistent,

    /// <summary>They differ in little.</summary>
    [Description("they differ, but nobody who follows the text goes wrong")]
    MinorDifferences,

    /// <summary>They contradict each other.</summary>
    [Description("they differ so that somebody who follows the text goes wrong or is in danger")]
    Contradictory,

    /// <summary>It cannot be told.</summary>
    [Description("it cannot be told: something is missing or cannot be read")]
    Undetermined,
}
