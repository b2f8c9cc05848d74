namespace QwenDocs.Grounding;

/// <summary>In which order a document prints day and month.</summary>
public enum PrintedDateOrder
{
    /// <summary>Not known: a date that can be read two ways bears out both.</summary>
    Unknown,

    /// <summary>The day comes first, as in most of the world.</summary>
    DayFirst,

    /// <summary>The month comes first, as in the United States.</summary>
    MonthFirst,
}
