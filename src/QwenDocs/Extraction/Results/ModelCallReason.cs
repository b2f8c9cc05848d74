namespace QwenDocs.Extraction;

/// <summary>Why a model was asked.</summary>
public enum ModelCallReason
{
    /// <summary>The plan's own request.</summary>
    Planned,

    /// <summary>The answer before was cut; the rest was asked for.</summary>
    Continuation,

    /// <summary>Values of the answer before broke the schema or a rule; they were asked again.</summary>
    Correction,

    /// <summary>The answer before could not be used at all; the whole was asked again.</summary>
    Retry,

    /// <summary>A request that the document shared with others; tokens, price and answer are its own part.</summary>
    Packed,
}
