namespace QwenDocs.Grounding.Claims;

/// <summary>How a value is looked for.</summary>
internal enum ClaimKind
{
    /// <summary>By its words.</summary>
    Text,

    /// <summary>By all its characters: an identifier has no part that could be another one's.</summary>
    Code,

    Number,

    Date,

    /// <summary>By what its type reads as the same: a currency's sign, a country's name.</summary>
    Meaning,

    /// <summary>By words for one of a few values: enums, types of document, truth values.</summary>
    Choice,

    Unit,

    /// <summary>By ink: a signature, a stamp, a ticked box.</summary>
    Mark,
}
