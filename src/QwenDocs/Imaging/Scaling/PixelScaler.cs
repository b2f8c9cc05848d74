using QwenDocs.Imaging.Decoding;

namespace QwenDocs.Imaging.Scaling;

/// <summary>Takes the rows of a picture, from one source or several of them, and makes it the size that is wanted.</summary>
/// <param name="source">The size of the picture that the rows make up.</param>
/// <param name="target">The size that is wanted.</param>
/// <param name="memoryLimit">The most bytes for the target's pixels.</param>
internal sealed class PixelScaler(PixelSize source, PixelSize target, long memoryLimit) : IDisposable
{
    private PixelBuffer? _pixels;
    private AreaScaler? _smaller;
    private SeparableScaler? _larger;
    private int _row;

    /// <summary>Gets the picture, once all its rows were added; <see langword="null"/> before.</summary>
    public PixelBuffer? Result => _row == source.Height ? _pixels : null;

    /// <summary>Prepares for rows of a number of channels.</summary>
    /// <returns>Whether they go with the rows before them.</returns>
    /// <exception cref="InsufficientMemoryException">The target takes more than the limit.</exception>
    public bool TryBegin(int channels)
    {
        if (_pixels is not null)
            return _pixels.Channels == channels;
        _pixels = new PixelBuffer(target, channels, memoryLimit);
        if (target.Width <= source.Width && target.Height <= source.Height)
            _smaller = target == source ? null : new AreaScaler(source, target, channels);
        else
            _larger = new SeparableScaler(source, target, channels);
        return true;
    }

    /// <summary>Adds the next row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (_smaller is not null)
            _smaller.Add(row, _pixels!.Pixels, _pixels.Stride);
        else if (_larger is not null)
            _larger.Add(row, _pixels!.Pixels, _pixels.Stride);
        else
            row.CopyTo(_pixels!.Row(_row));
        _row++;
    }

    /// <summary>Adds all rows of a picture.</summary>
    /// <returns>Whether they go with the rows before them.</returns>
    public bool TryAdd(PictureRows rows, Action check)
    {
        if (rows.Size.Width != source.Width || _row + rows.Size.Height > source.Height || !TryBegin(rows.Channels))
            return false;
        byte[] row = new byte[rows.Size.Width * rows.Channels];
        for (int y = 0; y < rows.Size.Height; y++)
        {
            check();
            rows.Read(row);
            Add(row);
        }
        return true;
    }

    public void Dispose() => _pixels?.Dispose();
}
