namespace QwenDocs.Imaging.Decoding;

/// <summary>A picture that is read row by row, from the top as it is stored.</summary>
internal abstract class PictureRows : IDisposable
{
    /// <summary>Gets the size as it is stored, before any rotation.</summary>
    public abstract PixelSize Size { get; }

    /// <summary>Gets the bytes of a pixel: 1 for gray, 4 for blue, green, red and one without meaning.</summary>
    public abstract int Channels { get; }

    /// <summary>Reads the next row.</summary>
    /// <exception cref="InvalidDataException">The picture is damaged.</exception>
    public abstract void Read(Span<byte> row);

    public abstract void Dispose();
}
