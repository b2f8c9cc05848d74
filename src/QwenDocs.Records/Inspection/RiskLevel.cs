using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>How much something that was noticed weighs.</summary>
public enum RiskLevel
{
    /// <summary>Worth a note.</summary>
    [Description("worth a note, nothing more")]
    Low,

    /// <summary>A person should look at it.</summary>
    [Description("a person should look at it")]
    Medium,

    /// <summary>It must not pass.</summary>
    [Description("must not pass: forbidden, dangerous or clearly wrong")]
    High,
}
