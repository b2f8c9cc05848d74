using System.Buffers;

namespace QwenDocs.Imaging.Measurement;

/// <summary>Counts marked pixels of a picture in any rectangle in constant time, by their sums from the top left corner (F. Crow, Summed-Area Tables, 1984).</summary>
internal sealed class InkTable : IDisposable
{
    private readonly int _stride;
    private int[]? _sums;

    /// <param name="marks">A byte a pixel, row by row without gaps; what is not 0 is marked.</param>
    /// <param name="size">The size of the picture.</param>
    public InkTable(ReadOnlySpan<byte> marks, PixelSize size)
    {
        Size = size;
        _stride = size.Width + 1;
        _sums = ArrayPool<int>.Shared.Rent(_stride * (size.Height + 1));
        _sums.AsSpan(0, _stride).Clear();
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<byte> row = marks.Slice(y * size.Width, size.Width);
            Span<int> above = _sums.AsSpan(y * _stride, _stride), sums = _sums.AsSpan((y + 1) * _stride, _stride);
            sums[0] = 0;
            int count = 0;
            for (int x = 0; x < row.Length; x++)
            {
                count += row[x] != 0 ? 1 : 0;
                sums[x + 1] = above[x + 1] + count;
            }
        }
    }

    public PixelSize Size { get; }

    /// <summary>Counts the marked pixels from a left and top edge up to, and without, a right and bottom one; what lies beside the picture has none.</summary>
    public int Count(int left, int top, int right, int bottom)
    {
        (left, right) = (Math.Clamp(left, 0, Size.Width), Math.Clamp(right, 0, Size.Width));
        (top, bottom) = (Math.Clamp(top, 0, Size.Height), Math.Clamp(bottom, 0, Size.Height));
        if (left >= right || top >= bottom)
            return 0;
        int[] sums = _sums!;
        return sums[(bottom * _stride) + right] - sums[(top * _stride) + right] - sums[(bottom * _stride) + left] + sums[(top * _stride) + left];
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _sums, null) is { } sums)
            ArrayPool<int>.Shared.Return(sums);
    }
}
