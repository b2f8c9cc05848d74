using System.Buffers.Binary;
using QwenDocs.Imaging.Measurement;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace QwenDocs.Imaging.Decoding;

/// <summary>Rows of a picture that ImageSharp decodes: JPEG, PNG, WebP, BMP, the first frame of a GIF. Transparent parts show white.</summary>
internal sealed class CodecRows : PictureRows
{
    private const int DecodedBytesPerPixel = 4;

    // A progressive JPEG may go over its pixels as often as it likes; encoders write a dozen scans at most.
    private const int MostScans = 200;

    private readonly Configuration _configuration;
    private readonly Image<Rgba32>? _color;
    private readonly Image<L8>? _gray;
    private int _row;

    /// <summary>Decodes a picture.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="memoryLimit">The most bytes for the decoded picture.</param>
    /// <param name="check">Throws when the work is to stop.</param>
    /// <exception cref="InvalidDataException">The picture is damaged.</exception>
    /// <exception cref="InsufficientMemoryException">It takes more than <paramref name="memoryLimit"/>.</exception>
    public CodecRows(ReadOnlyMemory<byte> bytes, long memoryLimit, Action check)
    {
        if (PictureFormatDetector.Detect(bytes.Span) is not { } format)
            throw new InvalidDataException("The picture is of none of the known formats.");
        _configuration = PictureCodecs.Configure(memoryLimit);
        IImageInfo info = PictureCodecs.Identify(bytes) ?? throw new InvalidDataException("The picture's header is damaged.");
        Size = new PixelSize(info.Width, info.Height);
        if (Size.Area * DecodedBytesPerPixel > memoryLimit)
            throw new InsufficientMemoryException();
        if (IsCut(bytes.Span, format))
            throw new InvalidDataException("The picture's data ends too early.");
        bool isGray = IsGray(bytes.Span, format, info);
        try
        {
            using var stream = new CheckedStream(bytes, check);
            IImageDecoder decoder = PictureCodecs.Decoder(format);
            if (isGray)
                _gray = decoder.Decode<L8>(_configuration, stream, CancellationToken.None);
            else
                _color = decoder.Decode<Rgba32>(_configuration, stream, CancellationToken.None);
        }
        catch (UnknownImageFormatException exception)
        {
            throw new InvalidDataException("The picture is damaged.", exception);
        }
        catch (SixLabors.ImageSharp.Memory.InvalidMemoryOperationException exception)
        {
            throw new InsufficientMemoryException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is not QwenDocsException && PictureCodecs.IsDecodingFailure(exception))
        {
            throw new InvalidDataException("The picture's data is damaged.", exception);
        }
        Image decoded = _gray is null ? _color! : _gray;
        if (decoded.Width == Size.Width && decoded.Height == Size.Height)
            return;
        Dispose();
        throw new InvalidDataException("The picture's data and header disagree.");
    }

    public override PixelSize Size { get; }

    public override int Channels => _gray is null ? 4 : 1;

    public override void Read(Span<byte> row)
    {
        int y = _row++;
        if (_gray is not null)
        {
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(_gray.Frames.RootFrame.PixelBuffer.DangerousGetRowSpan(y)).CopyTo(row);
            return;
        }
        Span<Rgba32> pixels = _color!.Frames.RootFrame.PixelBuffer.DangerousGetRowSpan(y);
        PixelOperations<Rgba32>.Instance.ToBgra32(_configuration, pixels, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Bgra32>(row));
        PixelInspection.PlaceOnWhite(row);
    }

    public override void Dispose()
    {
        _color?.Dispose();
        _gray?.Dispose();
    }

    private static bool IsGray(ReadOnlySpan<byte> bytes, PictureFormat format, IImageInfo info) => format switch
    {
        PictureFormat.Jpeg => JpegHeader.Read(bytes) is { Components: 1 },
        // A palette entry or a transparent gray (tRNS) needs the alpha channel to be placed on white.
        PictureFormat.Png => info.Metadata.GetPngMetadata() is { ColorType: PngColorType.Grayscale } && bytes.IndexOf("tRNS"u8) < 0,
        _ => false,
    };

    /// <summary>Tells whether the file stops before its picture does, which ImageSharp meets with black or transparent pixels.</summary>
    private static bool IsCut(ReadOnlySpan<byte> bytes, PictureFormat format)
    {
        switch (format)
        {
            case PictureFormat.Jpeg:
                return bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) || CountScans(bytes) > MostScans;
            case PictureFormat.Png:
                for (long at = 8; at + 12 <= bytes.Length;)
                {
                    if (bytes.Slice((int)at + 4, 4).SequenceEqual("IEND"u8))
                        return false;
                    at += 12L + BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
                }
                return true;
            case PictureFormat.WebP:
                return bytes.Length < 12 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L > bytes.Length;
            default:
                return false;
        }
    }

    private static int CountScans(ReadOnlySpan<byte> bytes)
    {
        int scans = 0;
        for (int at; scans <= MostScans && (at = bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])) >= 0; bytes = bytes[(at + 2)..])
            scans++;
        return scans;
    }
}
