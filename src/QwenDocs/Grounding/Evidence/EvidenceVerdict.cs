namespace QwenDocs.Grounding;

/// <summary>Whether the pages bear out what the record says about a field.</summary>
public enum EvidenceVerdict
{
    /// <summary>The value is printed where it belongs.</summary>
    Supported,

    /// <summary>The value is printed, but nothing says that it is this field's: a doubt.</summary>
    Unplaced,

    /// <summary>The value is not printed as such, but follows from what is: a sum, a currency from its sign, a country from a tax number.</summary>
    Derived,

    /// <summary>Something else is printed where the value belongs.</summary>
    Contradicted,

    /// <summary>The value is printed nowhere.</summary>
    NotFound,

    /// <summary>The record has no value for the field.</summary>
    Absent,
}
