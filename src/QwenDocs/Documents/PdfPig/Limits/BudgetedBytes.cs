using UglyToad.PdfPig.Core;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>Bytes that PdfPig parses; the budget is asked while they go by.</summary>
internal sealed class BudgetedBytes(IInputBytes inner, ParsingBudget budget) : IInputBytes
{
    private const int CheckInterval = 4096;

    private int _untilCheck = CheckInterval;

    public long CurrentOffset => inner.CurrentOffset;

    public byte CurrentByte => inner.CurrentByte;

    public long Length => inner.Length;

    public bool MoveNext()
    {
        if (--_untilCheck <= 0)
        {
            _untilCheck = CheckInterval;
            budget.Check();
        }

        return inner.MoveNext();
    }

    public byte? Peek() => inner.Peek();

    public bool IsAtEnd() => inner.IsAtEnd();

    public void Seek(long position)
    {
        budget.Check();
        inner.Seek(position);
    }

    public int Read(Span<byte> buffer) => inner.Read(buffer);

    public void Dispose() => inner.Dispose();
}
