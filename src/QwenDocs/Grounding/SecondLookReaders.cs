namespace QwenDocs.Grounding;

/// <summary>Who reads places of a page again where the first reading leaves a doubt.</summary>
[Flags]
public enum SecondLookReaders
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The recogniser of the options, on an enlarged picture of the place.</summary>
    Recognizer = 1,

    /// <summary>The model, which is shown the place alone and asked what is printed there: never whether the value is right. It is asked after the recogniser, within the document's limits of cost.</summary>
    Model = 2,
}
