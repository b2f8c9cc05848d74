namespace QwenDocs.Grounding;

/// <summary>How close the print comes to the value.</summary>
public enum EvidenceMatch
{
    /// <summary>No print was found that has the value.</summary>
    None,

    /// <summary>The print has the characters of the value; case, spaces and punctuation do not count.</summary>
    Exact,

    /// <summary>The print reads as the value, in another form: <c>1.234,56</c> for 1234.56, <c>3 March 2025</c> for a date, <c>Germany</c> for DE.</summary>
    Normalised,

    /// <summary>The recogniser read other characters, which look like those of the value.</summary>
    ReadOtherwise,
}
