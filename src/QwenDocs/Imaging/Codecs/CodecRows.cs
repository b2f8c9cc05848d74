using SkiaSharp;

namespace QwenDocs.Imaging.Codecs;

/// <summary>Rows of a picture that SkiaSharp decodes: JPEG, PNG, WebP, BMP, the first frame of a GIF. Transparent parts show white.</summary>
internal sealed class CodecRows : PictureRows
{
    private const int LargestReduction = 8;

    private readonly SKCodec _codec;
    private readonly SKImageInfo _info;
    private readonly SKBitmap? _bitmap;
    private int _row;

    /// <summary>Starts to decode.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="target">The size that will be made of it, before any rotation; a JPEG is decoded at a half, a quarter or an eighth where that is still no smaller.</param>
    /// <param name="memoryLimit">The most bytes for a picture that cannot be decoded row by row.</param>
    /// <exception cref="InvalidDataException">The picture is damaged.</exception>
    /// <exception cref="InsufficientMemoryException">It takes more than <paramref name="memoryLimit"/>.</exception>
    public CodecRows(ReadOnlySpan<byte> bytes, PixelSize target, long memoryLimit)
    {
        using var data = SKData.CreateCopy(bytes);
        _codec = SKCodec.Create(data) ?? throw new InvalidDataException("The picture's header is damaged.");
        try
        {
            bool isGray = _codec.Info.ColorType == SKColorType.Gray8;
            var dimensions = Reduce(_codec, target);
            _info = new SKImageInfo(
                dimensions.Width,
                dimensions.Height,
                isGray ? SKColorType.Gray8 : SKColorType.Bgra8888,
                isGray || _codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
            if (_codec.StartScanlineDecode(_info) == SKCodecResult.Success && _codec.ScanlineOrder == SKCodecScanlineOrder.TopDown)
                return;
            if (_info.BytesSize64 > memoryLimit)
                throw new InsufficientMemoryException();
            _bitmap = new SKBitmap(_info);
            if (_codec.GetPixels(_info, _bitmap.GetPixels()) != SKCodecResult.Success)
                throw new InvalidDataException("The picture's data is damaged.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override PixelSize Size => new(_info.Width, _info.Height);

    public override int Channels => _info.BytesPerPixel;

    public override unsafe void Read(Span<byte> row)
    {
        if (_bitmap is not null)
        {
            _bitmap.GetPixelSpan().Slice(_row++ * _bitmap.RowBytes, row.Length).CopyTo(row);
        }
        else
        {
            fixed (byte* start = row)
            {
                if (_codec.GetScanlines((nint)start, 1, row.Length) != 1)
                    throw new InvalidDataException("The picture's data ends too early.");
            }
        }
        if (_info.AlphaType == SKAlphaType.Premul)
            PlaceOnWhite(row);
    }

    public override void Dispose()
    {
        _bitmap?.Dispose();
        _codec.Dispose();
    }

    /// <summary>Adds to premultiplied colours the white that shows through.</summary>
    internal static void PlaceOnWhite(Span<byte> row)
    {
        for (int i = 0; i < row.Length; i += 4)
        {
            int white = 255 - row[i + 3];
            row[i] = (byte)Math.Min(255, row[i] + white);
            row[i + 1] = (byte)Math.Min(255, row[i + 1] + white);
            row[i + 2] = (byte)Math.Min(255, row[i + 2] + white);
            row[i + 3] = 255;
        }
    }

    private static SKSizeI Reduce(SKCodec codec, PixelSize target)
    {
        var full = codec.Info.Size;
        if (codec.EncodedFormat != SKEncodedImageFormat.Jpeg)
            return full;
        for (int reduction = LargestReduction; reduction > 1; reduction /= 2)
        {
            var reduced = codec.GetScaledDimensions(1f / reduction);
            if (reduced.Width >= target.Width && reduced.Height >= target.Height)
                return reduced;
        }
        return full;
    }
}
