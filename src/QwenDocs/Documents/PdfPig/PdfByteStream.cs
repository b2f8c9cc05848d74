using QwenDocs.Documents.PdfPig.Limits;

namespace QwenDocs.Documents.PdfPig;

/// <summary>
/// The bytes of a PDF as PdfPig sees them: with the masked names of <see cref="PdfPrescan"/> in place, and stopped when the budget is spent.
/// </summary>
internal sealed class PdfByteStream(ReadOnlyMemory<byte> bytes, int[] masked, ParsingBudget budget) : Stream
{
    private const int CheckInterval = 4096;

    private int _position;
    private int _maskIndex;
    private int _untilCheck = CheckInterval;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set
        {
            budget.Check();
            _position = (int)Math.Clamp(value, 0, bytes.Length);
            int found = Array.BinarySearch(masked, _position);
            _maskIndex = found < 0 ? ~found : found;
        }
    }

    public override int ReadByte()
    {
        if (--_untilCheck <= 0)
        {
            _untilCheck = CheckInterval;
            budget.Check();
        }

        if (_position >= bytes.Length)
            return -1;
        int value = bytes.Span[_position];
        if (_maskIndex < masked.Length && masked[_maskIndex] == _position)
        {
            value = PdfPrescan.Mask;
            _maskIndex++;
        }

        _position++;
        return value;
    }

    public override int Read(Span<byte> buffer)
    {
        budget.Check();
        int count = Math.Min(buffer.Length, bytes.Length - _position);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        for (; _maskIndex < masked.Length && masked[_maskIndex] < _position + count; _maskIndex++)
            buffer[masked[_maskIndex] - _position] = PdfPrescan.Mask;
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Current => _position + offset,
        SeekOrigin.End => bytes.Length + offset,
        _ => offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
