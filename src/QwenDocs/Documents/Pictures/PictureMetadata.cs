using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Documents.Pictures;

/// <summary>What a PNG, JPEG, WebP, BMP or GIF says about its display besides its size.</summary>
/// <param name="Orientation">How the stored picture is turned.</param>
/// <param name="PixelAspect">The height of a pixel over its width; 1 for square ones.</param>
internal readonly record struct PictureMetadata(PictureOrientation Orientation, double PixelAspect)
{
    private const int MostProfileBytes = 1 << 17;

    /// <summary>Reads the metadata; what is damaged or missing counts as upright and square.</summary>
    public static PictureMetadata Read(DocumentFormat kind, ReadOnlySpan<byte> bytes)
    {
        var fields = new ExifFields(1, 0, 0);
        double x = 0, y = 0;
        switch (kind)
        {
            case DocumentFormat.Jpeg:
                ReadJpeg(bytes, ref fields, ref x, ref y);
                break;
            case DocumentFormat.Png:
                ReadPng(bytes, ref fields, ref x, ref y);
                break;
            case DocumentFormat.WebP:
                ReadWebP(bytes, ref fields);
                break;
            case DocumentFormat.Bmp when bytes.Length >= 46 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) >= 40:
                (x, y) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[38..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[42..]));
                break;
            case DocumentFormat.Gif when bytes.Length >= 13 && bytes[12] != 0:
                // GIF89a, 18: the width over the height of a pixel is (value + 15) / 64.
                (x, y) = (64, bytes[12] + 15);
                break;
        }

        if (x <= 0 || y <= 0)
            (x, y) = (fields.XResolution, fields.YResolution);
        return new PictureMetadata(PictureOrientation.FromTag(fields.Orientation), PictureFrame.AspectOf(x, y));
    }

    // ITU-T T.81, annex B; JFIF 1.02: density follows the version.
    private static void ReadJpeg(ReadOnlySpan<byte> bytes, ref ExifFields fields, ref double x, ref double y)
    {
        bool hasExif = false;
        for (int at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF;)
        {
            int marker = bytes[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is 0xDA or 0xD9 || length < 2 || at + 2 + length > bytes.Length)
                return;
            ReadOnlySpan<byte> segment = bytes.Slice(at + 4, length - 2);
            if (marker == 0xE0 && segment.Length >= 12 && segment.StartsWith("JFIF\0"u8))
                (x, y) = (BinaryPrimitives.ReadUInt16BigEndian(segment[8..]), BinaryPrimitives.ReadUInt16BigEndian(segment[10..]));
            else if (marker == 0xE1 && !hasExif && segment.StartsWith("Exif\0"u8))
                (fields, hasExif) = (ExifFields.Read(segment), true);
            at += 2 + length;
        }
    }

    // W3C PNG: chunks of length, type, data, check sum. Older writers keep Exif as hexadecimal text.
    private static void ReadPng(ReadOnlySpan<byte> bytes, ref ExifFields fields, ref double x, ref double y)
    {
        for (long at = 8; at + 12 <= bytes.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
            if (length > bytes.Length - at - 12)
                return;
            ReadOnlySpan<byte> type = bytes.Slice((int)at + 4, 4);
            ReadOnlySpan<byte> data = bytes.Slice((int)at + 8, (int)length);
            if (type.SequenceEqual("eXIf"u8))
                fields = ExifFields.Read(data);
            else if (type.SequenceEqual("pHYs"u8) && length == 9)
                (x, y) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            else if ((type.SequenceEqual("zTXt"u8) || type.SequenceEqual("tEXt"u8)) && IsExifProfile(data, out int text))
                fields = ExifFields.Read(ReadProfile(data[text..], type[0] == 'z'));
            at += 12 + length;
        }
    }

    private static bool IsExifProfile(ReadOnlySpan<byte> data, out int text)
    {
        text = 0;
        foreach (string keyword in (ReadOnlySpan<string>)["Raw profile type exif\0", "Raw profile type APP1\0"])
        {
            if (data.Length > keyword.Length && data[..keyword.Length].SequenceEqual(Encoding.ASCII.GetBytes(keyword)))
                text = keyword.Length;
        }

        return text > 0;
    }

    /// <summary>Reads a profile as ImageMagick writes it: a name, a count of bytes, and the bytes in hexadecimal.</summary>
    private static byte[] ReadProfile(ReadOnlySpan<byte> data, bool isCompressed)
    {
        byte[] text = data.ToArray();
        if (isCompressed)
        {
            try
            {
                using var inflated = new ZLibStream(new MemoryStream(text, 1, text.Length - 1), CompressionMode.Decompress);
                byte[] buffer = new byte[MostProfileBytes];
                text = buffer[..inflated.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
            }
            catch (InvalidDataException)
            {
                return [];
            }
        }

        // Three lines precede the digits: an empty one, the name and the count.
        ReadOnlySpan<byte> digits = text;
        for (int line = 0; line < 3; line++)
            digits = digits[(digits.IndexOf((byte)'\n') + 1)..];
        var block = new List<byte>(digits.Length / 2);
        int high = -1;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                continue;
            int value = Convert.ToInt32(((char)digit).ToString(), 16);
            if (high >= 0)
                block.Add((byte)((high << 4) | value));
            high = high >= 0 ? -1 : value;
        }

        return [.. block];
    }

    // RIFF: chunks of type, length, data, padded to an even length.
    private static void ReadWebP(ReadOnlySpan<byte> bytes, ref ExifFields fields)
    {
        for (long at = 12; at + 8 <= bytes.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[((int)at + 4)..]);
            if (length > bytes.Length - at - 8)
                return;
            if (bytes.Slice((int)at, 4).SequenceEqual("EXIF"u8))
                fields = ExifFields.Read(bytes.Slice((int)at + 8, (int)length));
            at += 8 + length + (length & 1);
        }
    }
}
