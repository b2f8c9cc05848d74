namespace QwenDocs.Grounding.Print;

/// <summary>A run of characters in a cell of print.</summary>
internal readonly record struct PrintSpan(int Cell, int Start, int Length)
{
    public int End => Start + Length;
}
