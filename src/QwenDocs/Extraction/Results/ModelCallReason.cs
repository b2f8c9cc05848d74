namespace QwenDocs.Extraction;

/// <summary>Why a model was called.</summary>
public enum ModelCallReason
{
    /// <summary>The plan's own request.</summary>
    Planned,

    /// <summary>The answer before was cut; the rest was asked for.</summary>
    Continuation,

    /// <summary>Values of the answer before broke the schema or a rule; they were asked for again.</summary>
    Correction,

    /// <summary>The document has rows, by what is printed in it, that the answers before lack; they were asked for by themselves.</summary>
    MissingRows,

    /// <summary>The answer before could not be used at all; the whole was asked for again.</summary>
    Retry,

    /// <summary>Places where values are in doubt were shown again, enlarged and by themselves: see <see cref="Grounding.GroundingOptions.SecondLook"/>.</summary>
    SecondLook,

    /// <summary>A request that the document was packed into with others; tokens, cost and answer are its own part.</summary>
    Packed,
}
