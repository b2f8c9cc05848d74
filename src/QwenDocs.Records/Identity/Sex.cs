using System.ComponentModel;

namespace QwenDocs.Records.Identity;

/// <summary>The sex that an identity document states.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    [Description("F, W, 女")]
    Female,

    /// <summary>Male.</summary>
    [Description("M, 男")]
    Male,

    /// <summary>The document states X, or that the sex is not specified.</summary>
    [Description("X, or '<' in the machine-readable zone")]
    Unspecified,
}
