using QwenDocs.Grounding.Candidates;

namespace QwenDocs.Grounding.Lists;

/// <summary>The rows of an entry: its values were found from Start to Found, and End is the last row before the next entry.</summary>
internal readonly record struct Band(int Start, int Found, int End)
{
    public static Band Nowhere { get; } = new(-1, -1, -2);

    public bool IsPlaced => Start >= 0;

    public RowRange Rows => new(Start, End);
}
