using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>What is to happen to a listing.</summary>
public enum PolicyVerdict
{
    /// <summary>It can go online.</summary>
    [Description("can go online: nothing weighs more than a note")]
    Approve,

    /// <summary>A moderator must decide.</summary>
    [Description("a moderator must decide: something is doubtful or cannot be read")]
    Review,

    /// <summary>It must not go online.</summary>
    [Description("must not go online: something clearly breaks the rules")]
    Reject,
}
