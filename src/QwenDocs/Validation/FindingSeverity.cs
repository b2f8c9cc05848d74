namespace QwenDocs.Validation;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Something was repaired by rule and is surely right now.</summary>
    Info,

    /// <summary>Something is unusual, and may be right.</summary>
    Warning,

    /// <summary>Something is wrong or missing: the record should not be used unseen.</summary>
    Error,
}
