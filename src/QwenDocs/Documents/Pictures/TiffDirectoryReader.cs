using System.Buffers.Binary;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Documents.Pictures;

/// <summary>
/// Reads the directories of a TIFF or BigTIFF for the size and orientation of their pictures. Only a few fields are looked at and no
/// array of the file's choosing is made, so that a hostile file costs nothing; LibTiff decodes the pixels later.
/// </summary>
/// <remarks>TIFF 6.0, section 2; BigTIFF: 64-bit offsets and counts.</remarks>
internal ref struct TiffDirectoryReader
{
    private const int NewSubfileType = 254, ImageWidth = 256, ImageLength = 257, StripOffsets = 273, Orientation = 274, XResolution = 282, YResolution = 283, TileOffsets = 324;
    private const int Short = 3, Long = 4, Rational = 5, Long8 = 16;
    private const int ReducedImage = 1, TransparencyMask = 4;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _bigEndian;
    private readonly bool _big;

    private TiffDirectoryReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _bigEndian = bytes[0] == 'M';
        _big = Number(2, 2) == 43;
    }

    public static IReadOnlyList<PictureFrame> Read(string name, ReadOnlySpan<byte> bytes, DocumentOptions options)
    {
        List<PictureFrame> frames;
        try
        {
            frames = new TiffDirectoryReader(bytes).ReadFrames(name, options);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException or InvalidDataException)
        {
            throw new DocumentException(DocumentError.Damaged, name, exception is InvalidDataException ? exception.Message : "its TIFF directories are damaged or stop too early");
        }

        return frames.Count > 0 ? frames : throw new DocumentException(DocumentError.NoPages, name, "none of its TIFF directories holds a picture");
    }

    private readonly List<PictureFrame> ReadFrames(string name, DocumentOptions options)
    {
        var frames = new List<PictureFrame>();
        var visited = new HashSet<long>();
        long next = _big ? Number(8, 8) : Number(4, 4);
        while (next != 0)
        {
            if (!visited.Add(next))
                throw new InvalidDataException("its TIFF directories form a loop");
            if (ReadDirectory(next, out next) is not { } frame)
                continue;
            if (frames.Count == options.MaxPages)
                throw new DocumentException(DocumentError.TooManyPages, name, $"it has more than {options.MaxPages} pages ({nameof(DocumentOptions.MaxPages)})");
            frames.Add(frame.Checked(name, frames.Count + 1, options));
        }

        return frames;
    }

    // Answers nothing for thumbnails, masks and directories without a picture.
    private readonly PictureFrame? ReadDirectory(long offset, out long next)
    {
        long count = Number(offset, _big ? 8 : 2);
        long entries = offset + (_big ? 8 : 2);
        int entrySize = _big ? 20 : 12;
        long width = 0, height = 0, orientation = 1, subfile = 0;
        double xResolution = 0, yResolution = 0;
        bool hasPixels = false;
        next = Number(checked(entries + count * entrySize), _big ? 8 : 4);
        for (long i = 0; i < count; i++)
        {
            long entry = entries + i * entrySize;
            switch (Number(entry, 2))
            {
                case NewSubfileType:
                    subfile = Value(entry);
                    break;
                case ImageWidth:
                    width = Value(entry);
                    break;
                case ImageLength:
                    height = Value(entry);
                    break;
                case Orientation:
                    orientation = Value(entry);
                    break;
                case XResolution:
                    xResolution = Quotient(entry);
                    break;
                case YResolution:
                    yResolution = Quotient(entry);
                    break;
                case StripOffsets or TileOffsets:
                    hasPixels = true;
                    break;
            }
        }

        return hasPixels && (subfile & (ReducedImage | TransparencyMask)) == 0
            ? new PictureFrame(width, height, PictureOrientation.FromTag(orientation), offset, PictureFrame.AspectOf(xResolution, yResolution))
            : null;
    }

    private readonly long Value(long entry) => Number(entry + (_big ? 12 : 8), Number(entry + 2, 2) switch
    {
        Short => 2,
        Long => 4,
        Long8 when _big => 8,
        _ => throw new InvalidDataException("a field of its TIFF directories has a type that it cannot have"),
    });

    // A resolution is only a hint: a damaged one is none.
    private readonly double Quotient(long entry)
    {
        if (Number(entry + 2, 2) != Rational)
            return 0;
        long at = _big ? entry + 12 : Number(entry + 8, 4);
        if (at < 0 || at + 8 > _bytes.Length)
            return 0;
        long denominator = Number(at + 4, 4);
        return denominator == 0 ? 0 : (double)Number(at, 4) / denominator;
    }

    private readonly long Number(long offset, int size)
    {
        ReadOnlySpan<byte> bytes = _bytes.Slice(checked((int)offset), size);
        return size switch
        {
            2 => _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => checked((long)(_bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes))),
        };
    }
}
