namespace QwenDocs.Grounding;

/// <summary>The text of pages that values are looked for in.</summary>
public enum GroundingText
{
    /// <summary>The text layer of the file; a recogniser, where one is given, reads pages that have none.</summary>
    TextLayer,

    /// <summary>What a recogniser reads on the pictures of all pages.</summary>
    Recognized,
}
