using System.Buffers.Binary;

namespace QwenDocs.Documents.Pictures;

/// <summary>The fields of an Exif block that say how a picture is displayed (Exif 2.32, 4.6: a TIFF directory).</summary>
/// <param name="Orientation">The tag <c>Orientation</c>, 1 to 8; 1 where there is none.</param>
/// <param name="XResolution">The pixels of a unit along a row; 0 where nothing is said.</param>
/// <param name="YResolution">The pixels of a unit down a column; 0 where nothing is said.</param>
internal readonly record struct ExifFields(long Orientation, double XResolution, double YResolution)
{
    private const int OrientationTag = 274, XResolutionTag = 282, YResolutionTag = 283;
    private const int Short = 3, Long = 4, Rational = 5;
    private const int MostEntries = 1024;

    /// <summary>Reads the first directory. The prefix <c>Exif\0\0</c>, which JPEG demands and others tolerate, may precede it.</summary>
    /// <returns>The fields; the defaults where the block is damaged.</returns>
    public static ExifFields Read(ReadOnlySpan<byte> block)
    {
        if (block.StartsWith("Exif\0"u8) && block.Length > 6)
            block = block[6..];
        var fields = new ExifFields(1, 0, 0);
        bool isBigEndian = block.StartsWith("MM\0*"u8);
        if (block.Length < 14 || (!isBigEndian && !block.StartsWith("II*\0"u8)))
            return fields;
        long directory = Number(block[4..], 4, isBigEndian);
        if (directory < 8 || directory + 2 > block.Length)
            return fields;
        long count = Math.Min(Number(block[(int)directory..], 2, isBigEndian), MostEntries);
        for (long at = directory + 2; count-- > 0 && at + 12 <= block.Length; at += 12)
        {
            ReadOnlySpan<byte> entry = block.Slice((int)at, 12);
            int type = (int)Number(entry[2..], 2, isBigEndian);
            switch (Number(entry, 2, isBigEndian))
            {
                case OrientationTag when type is Short or Long:
                    fields = fields with { Orientation = Number(entry[8..], type == Short ? 2 : 4, isBigEndian) };
                    break;
                case XResolutionTag when type == Rational:
                    fields = fields with { XResolution = Quotient(block, Number(entry[8..], 4, isBigEndian), isBigEndian) };
                    break;
                case YResolutionTag when type == Rational:
                    fields = fields with { YResolution = Quotient(block, Number(entry[8..], 4, isBigEndian), isBigEndian) };
                    break;
            }
        }

        return fields;
    }

    private static double Quotient(ReadOnlySpan<byte> block, long at, bool isBigEndian)
    {
        if (at + 8 > block.Length)
            return 0;
        long denominator = Number(block[(int)(at + 4)..], 4, isBigEndian);
        return denominator == 0 ? 0 : (double)Number(block[(int)at..], 4, isBigEndian) / denominator;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int size, bool isBigEndian) => (size, isBigEndian) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
