namespace QwenDocs.Evaluation;

/// <summary>What came of a value.</summary>
public enum CellOutcome
{
    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is right that there is none.</summary>
    RightlyEmpty,

    /// <summary>It is another value.</summary>
    Wrong,

    /// <summary>There is none, and one was expected.</summary>
    Missing,

    /// <summary>There is one, and none was expected.</summary>
    Invented,

    /// <summary>The row that it stands in was left out.</summary>
    MissingRow,

    /// <summary>The row that it stands in is not in the truth, or there twice.</summary>
    SurplusRow,
}
