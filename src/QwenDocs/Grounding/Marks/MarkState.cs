namespace QwenDocs.Grounding.Marks;

/// <summary>What the ink at the place of a mark says.</summary>
internal enum MarkState
{
    /// <summary>It cannot be told: no label was found, no picture was there, or the ink may be something else.</summary>
    Unclear,

    Present,

    Absent,
}
