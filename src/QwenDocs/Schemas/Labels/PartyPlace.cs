namespace QwenDocs.Schemas.Labels;

/// <summary>Where documents print a company or person without a label.</summary>
internal enum PartyPlace
{
    /// <summary>In the letterhead, or in the line of the sender.</summary>
    Letterhead,

    /// <summary>In the window of the address.</summary>
    Addressee,
}
