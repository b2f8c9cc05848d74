using System.Buffers;

namespace QwenDocs.Imaging.Scaling;

/// <summary>Pixels in rows without gaps, in an array of the shared pool: gray in one byte each, or blue, green, red and one byte without meaning.</summary>
internal sealed class PixelBuffer : IDisposable
{
    private byte[]? _pixels;

    /// <param name="size">The size.</param>
    /// <param name="channels">The bytes of a pixel: 1 or 4.</param>
    /// <param name="memoryLimit">The most bytes that the pixels may take.</param>
    /// <exception cref="InsufficientMemoryException">They take more than <paramref name="memoryLimit"/>.</exception>
    public PixelBuffer(PixelSize size, int channels, long memoryLimit = int.MaxValue)
    {
        long bytes = size.Area * channels;
        if (bytes > Math.Min(memoryLimit, Array.MaxLength))
            throw new InsufficientMemoryException();
        Size = size;
        Channels = channels;
        _pixels = ArrayPool<byte>.Shared.Rent((int)bytes);
    }

    public PixelSize Size { get; }

    public int Channels { get; }

    /// <summary>Gets the bytes from one row to the next.</summary>
    public int Stride => Size.Width * Channels;

    public Span<byte> Pixels => Memory.Span;

    public Memory<byte> Memory => _pixels.AsMemory(0, Stride * Size.Height);

    public Span<byte> Row(int y) => Pixels.Slice(y * Stride, Stride);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
            ArrayPool<byte>.Shared.Return(pixels);
    }
}
