namespace QwenDocs.Grounding.Print;

/// <summary>Where folded text stands: the print it covers, and whether it begins and ends where a word does.</summary>
internal sealed record TextHit(IReadOnlyList<PrintSpan> Spans, bool StartsWord, bool EndsWord, int Offset, int Length)
{
    public PrintSpan First => Spans[0];

    public PrintSpan Last => Spans[^1];
}
