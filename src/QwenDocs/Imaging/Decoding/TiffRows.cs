using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;

namespace QwenDocs.Imaging.Decoding;

/// <summary>Rows of a picture of a TIFF: gray, palette and RGB in strips are read row by row, every other layout as a whole.</summary>
internal sealed class TiffRows : PictureRows
{
    private readonly Tiff _tiff;
    private readonly int[]? _raster;
    private readonly byte[] _line;
    private readonly uint[] _palette;
    private readonly int _bits;
    private readonly int _samples;
    private readonly bool _isRgb;
    private readonly ExtraSample? _alpha;
    private int _row;

    static TiffRows() =>
        // LibTiff writes to the console unless told otherwise, and only knows one handler for the process.
        Tiff.SetErrorHandler(new SilentHandler());

    /// <param name="bytes">The file.</param>
    /// <param name="directory">Where the picture's directory starts.</param>
    /// <param name="memoryLimit">The most bytes for a picture that cannot be decoded row by row.</param>
    /// <exception cref="InvalidDataException">The picture is damaged.</exception>
    /// <exception cref="NotSupportedException">The picture is of a kind that is not decoded; the message names it.</exception>
    /// <exception cref="InsufficientMemoryException">It takes more than <paramref name="memoryLimit"/>.</exception>
    public TiffRows(ReadOnlyMemory<byte> bytes, long directory, long memoryLimit)
    {
        var source = new MemorySource(bytes);
        _tiff = Guard(() => Tiff.ClientOpen("picture", "r", source, source)) ?? throw new InvalidDataException("The TIFF's header is damaged.");
        try
        {
            if (!Guard(() => _tiff.SetSubDirectory(directory)))
                throw new InvalidDataException("The TIFF's directory is damaged.");
            Size = new PixelSize(Number(TiffTag.IMAGEWIDTH), Number(TiffTag.IMAGELENGTH));
            _bits = Number(TiffTag.BITSPERSAMPLE);
            _samples = Number(TiffTag.SAMPLESPERPIXEL);
            var photometric = (Photometric)Number(TiffTag.PHOTOMETRIC);
            _isRgb = photometric == Photometric.RGB;
            ThrowIfUnsupported(photometric);
            _alpha = FindAlpha(_isRgb ? 3 : 1);
            _palette = CreatePalette(photometric);
            Channels = _isRgb || photometric == Photometric.PALETTE ? 4 : 1;
            _line = [];
            if (CanReadRows(photometric))
            {
                int length = Guard(_tiff.ScanlineSize);
                if (length < (((long)Size.Width * _bits * _samples) + 7) / 8 || length > memoryLimit)
                    throw new InvalidDataException("The TIFF's rows are damaged.");
                _line = new byte[length];
                return;
            }
            Channels = 4;
            if (Size.Area * sizeof(int) > memoryLimit)
                throw new InsufficientMemoryException();
            _raster = new int[Size.Area];
            if (!Guard(() => _tiff.ReadRGBAImageOriented(Size.Width, Size.Height, _raster, StoredOrientation(), stopOnError: true)))
                throw new InvalidDataException("The TIFF's data is damaged.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override PixelSize Size { get; }

    public override int Channels { get; }

    public override void Read(Span<byte> row)
    {
        int y = _row++;
        if (_raster is not null)
        {
            ReadRaster(_raster.AsSpan(y * Size.Width, Size.Width), row);
            return;
        }
        if (!Guard(() => _tiff.ReadScanline(_line, y)))
            throw new InvalidDataException("The TIFF's data is damaged or ends too early.");
        if (_isRgb)
            ReadRgb(row);
        else if (_samples > 1)
            ReadGray(row);
        else
            ReadIndexed(row);
    }

    public override void Dispose() => _tiff.Dispose();

    /// <summary>LibTiff meets damaged files with whatever exception comes of them.</summary>
    private static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            throw new InvalidDataException("The TIFF is damaged.", exception);
        }
    }

    private int Number(TiffTag tag) => Guard(() => _tiff.GetFieldDefaulted(tag) is { Length: > 0 } values ? values[0].ToInt() : 0);

    // Asked for the orientation that the picture is stored in, LibTiff turns nothing; the later stages do, on fewer pixels.
    private Orientation StoredOrientation() => Number(TiffTag.ORIENTATION) is var value and >= 1 and <= 8 ? (Orientation)value : Orientation.TOPLEFT;

    /// <summary>Returns what the first extra sample of a pixel means for its colour; a sample without a meaning is no transparency.</summary>
    private ExtraSample? FindAlpha(int colors)
    {
        if (_samples <= colors || Guard(() => _tiff.GetField(TiffTag.EXTRASAMPLES)) is not { Length: > 1 } fields)
            return null;
        byte[] kinds = fields[1].GetBytes() ?? [];
        int kind = kinds.Length == 0 ? 0 : kinds[0];
        return kind is (int)ExtraSample.ASSOCALPHA or (int)ExtraSample.UNASSALPHA ? (ExtraSample)kind : null;
    }

    private void ThrowIfUnsupported(Photometric photometric)
    {
        int compression = Number(TiffTag.COMPRESSION);
        string? kind = compression switch
        {
            34925 => "compressed with LZMA",
            50000 or 34926 => "compressed with Zstandard",
            50001 or 34927 => "compressed with WebP",
            50002 => "compressed with JPEG XL",
            34887 => "compressed with LERC",
            34712 or 33003 or 33004 or 33005 => "compressed with JPEG 2000",
            34661 => "compressed with JBIG",
            34892 or 32773 or 32946 or 32908 or 32909 or 32809 or 32766 or 32771 or (>= 0 and <= 8) or 34676 or 34677 => null,
            _ => FormattableString.Invariant($"of compression {compression}"),
        };
        var format = (SampleFormat)Number(TiffTag.SAMPLEFORMAT);
        kind ??= format switch
        {
            SampleFormat.IEEEFP => "with floating-point samples",
            SampleFormat.COMPLEXINT or SampleFormat.COMPLEXIEEEFP => "with complex samples",
            _ => null,
        };
        bool isWide = photometric is not (Photometric.LOGL or Photometric.LOGLUV);
        if (kind is null && isWide && _bits is not (1 or 2 or 4 or 8 or 16))
            kind = FormattableString.Invariant($"with {_bits} bits a sample");
        if (kind is not null)
            throw new NotSupportedException($"a TIFF {kind} is not supported");
    }

    private bool CanReadRows(Photometric photometric) =>
        !_tiff.IsTiled()
        && (PlanarConfig)Number(TiffTag.PLANARCONFIG) == PlanarConfig.CONTIG
        && photometric switch
        {
            Photometric.MINISBLACK or Photometric.MINISWHITE => _samples == 1 ? _bits is 1 or 2 or 4 or 8 or 16 : _bits is 8 or 16,
            Photometric.PALETTE => _samples == 1 && (_bits is 1 or 2 or 4 or 8),
            Photometric.RGB => _samples >= 3 && (_bits is 8 or 16),
            _ => false,
        };

    private uint[] CreatePalette(Photometric photometric)
    {
        if (_bits is < 1 or > 8)
            return [];
        int count = 1 << _bits;
        uint[] palette = new uint[count];
        if (photometric == Photometric.PALETTE)
        {
            FieldValue[] maps = _tiff.GetField(TiffTag.COLORMAP) ?? throw new InvalidDataException("The TIFF has no colour map.");
            short[] red = maps[0].ToShortArray(), green = maps[1].ToShortArray(), blue = maps[2].ToShortArray();
            for (int i = 0; i < count; i++)
                palette[i] = 0xFF000000u | ((uint)(byte)(red[i] >> 8) << 16) | ((uint)(byte)(green[i] >> 8) << 8) | (byte)(blue[i] >> 8);
            return palette;
        }
        for (int i = 0; i < count; i++)
            palette[i] = (uint)(255 * (photometric == Photometric.MINISWHITE ? count - 1 - i : i) / (count - 1));
        return palette;
    }

    private void ReadIndexed(Span<byte> row)
    {
        if (_bits == 16)
        {
            bool isInverted = (Photometric)Number(TiffTag.PHOTOMETRIC) == Photometric.MINISWHITE;
            Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(_line.AsSpan());
            for (int x = 0; x < Size.Width; x++)
                row[x] = (byte)(isInverted ? 255 - (samples[x] >> 8) : samples[x] >> 8);
            return;
        }
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(row);
        int mask = (1 << _bits) - 1;
        for (int x = 0; x < Size.Width; x++)
        {
            int bit = x * _bits;
            uint color = _palette[(_line[bit >> 3] >> (8 - _bits - (bit & 7))) & mask];
            if (Channels == 1)
                row[x] = (byte)color;
            else
                pixels[x] = color;
        }
    }

    /// <summary>Reads gray with further samples: transparency is placed on white, everything else is left out.</summary>
    private void ReadGray(Span<byte> row)
    {
        bool isInverted = (Photometric)Number(TiffTag.PHOTOMETRIC) == Photometric.MINISWHITE;
        Span<ushort> wide = MemoryMarshal.Cast<byte, ushort>(_line.AsSpan());
        for (int x = 0; x < Size.Width; x++)
        {
            int value = Sample(wide, x * _samples);
            row[x] = OnWhite(isInverted ? 255 - value : value, Alpha(wide, (x * _samples) + 1));
        }
    }

    private void ReadRgb(Span<byte> row)
    {
        Span<ushort> wide = MemoryMarshal.Cast<byte, ushort>(_line.AsSpan());
        for (int x = 0; x < Size.Width; x++)
        {
            int from = x * _samples;
            Span<byte> to = row.Slice(4 * x, 4);
            int alpha = Alpha(wide, from + 3);
            for (int channel = 0; channel < 3; channel++)
                to[2 - channel] = OnWhite(Sample(wide, from + channel), alpha);
            to[3] = 255;
        }
    }

    private int Alpha(ReadOnlySpan<ushort> wide, int index) => _alpha is null ? 255 : Sample(wide, index);

    // TIFF 6.0, section 18: associated alpha has been multiplied into the colours.
    private byte OnWhite(int value, int alpha) => alpha == 255 ? (byte)value
        : _alpha == ExtraSample.ASSOCALPHA ? (byte)Math.Min(255, value + 255 - alpha)
        : (byte)(255 + ((value - 255) * alpha / 255));

    private int Sample(ReadOnlySpan<ushort> wide, int index) => _bits == 16 ? wide[index] >> 8 : _line[index];

    /// <summary>Adds to colours, multiplied by their transparency, the white that shows through.</summary>
    private static void PlaceOnWhite(Span<byte> row)
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

    private static void ReadRaster(ReadOnlySpan<int> raster, Span<byte> row)
    {
        for (int x = 0; x < raster.Length; x++)
        {
            row[4 * x] = (byte)Tiff.GetB(raster[x]);
            row[(4 * x) + 1] = (byte)Tiff.GetG(raster[x]);
            row[(4 * x) + 2] = (byte)Tiff.GetR(raster[x]);
            row[(4 * x) + 3] = (byte)Tiff.GetA(raster[x]);
        }
        PlaceOnWhite(row);
    }

    private sealed class SilentHandler : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }
    }

    private sealed class MemorySource(ReadOnlyMemory<byte> bytes) : TiffStream
    {
        private long _position;

        public override int Read(object clientData, byte[] buffer, int offset, int count)
        {
            if (_position >= bytes.Length)
                return 0;
            int read = Math.Min(count, bytes.Length - (int)_position);
            bytes.Span.Slice((int)_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Write(object clientData, byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(object clientData, long offset, SeekOrigin origin) => _position = origin switch
        {
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => bytes.Length + offset,
            _ => offset,
        };

        public override void Close(object clientData)
        {
        }

        public override long Size(object clientData) => bytes.Length;
    }
}
