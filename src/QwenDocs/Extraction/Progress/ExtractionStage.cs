namespace QwenDocs.Extraction;

/// <summary>What an extraction is doing.</summary>
public enum ExtractionStage
{
    /// <summary>The document is opened and planned.</summary>
    Planning,

    /// <summary>Pages are rendered.</summary>
    Rendering,

    /// <summary>The request is sent, and the model is working.</summary>
    ModelCalls,

    /// <summary>The record is read and checked.</summary>
    Reading,

    /// <summary>Pages are classified in small pictures, before some or all of them are read.</summary>
    Screening,
}
