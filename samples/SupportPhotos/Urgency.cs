using System.ComponentModel;

namespace SupportPhotos;

/// <summary>How soon somebody must answer.</summary>
public enum Urgency
{
    /// <summary>Somebody may come to harm.</summary>
    [Description("danger: fire, heat, water near current, a swollen or overheated battery")]
    Danger,

    /// <summary>The device does not do its work.</summary>
    [Description("the device does not do its work")]
    Down,

    /// <summary>The device works with limits.</summary>
    [Description("the device works, with limits or a warning")]
    Limited,

    /// <summary>A question.</summary>
    [Description("a question, nothing is broken")]
    Question,
}
