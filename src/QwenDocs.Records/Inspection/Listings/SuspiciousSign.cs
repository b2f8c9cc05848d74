using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>Something in a listing that may break the rules of a marketplace.</summary>
[Description("One sign that the listing may break the rules, with what shows it.")]
public record SuspiciousSign
{
    /// <summary>Gets the kind of sign.</summary>
    [Description("Kind of sign.")]
    public SuspiciousSignKind? Kind { get; init; }

    /// <summary>Gets what shows it.</summary>
    [Description("What in the picture or text shows it, and where; quote texts exactly.")]
    public string? Evidence { get; init; }

    /// <summary>Gets how much it weighs.</summary>
    [Description("How much it weighs.")]
    public RiskLevel? Level { get; init; }
}
