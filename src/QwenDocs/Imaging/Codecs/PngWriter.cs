using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace QwenDocs.Imaging.Codecs;

/// <summary>
/// Writes a PNG (W3C PNG, third edition) without row filters: drawn pages and few levels compress best as they are, and at the
/// first level of zlib nothing else is as fast.
/// </summary>
internal static class PngWriter
{
    private const int ChunkFrame = 12;
    private const int DefaultLevel = 1;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Fills a packed row of the picture.</summary>
    public delegate void RowPacker(int y, Span<byte> packed);

    /// <param name="size">The size.</param>
    /// <param name="color">Gray, palette or RGB.</param>
    /// <param name="bits">The bits of a sample.</param>
    /// <param name="palette">Red, green and blue of each entry; empty unless <paramref name="color"/> is a palette.</param>
    /// <param name="pack">Packs a row.</param>
    /// <param name="level">The level of zlib, 1 to 9.</param>
    /// <returns>The file.</returns>
    public static ReadOnlyMemory<byte> Write(
        PixelSize size,
        PngColor color,
        int bits,
        ReadOnlySpan<byte> palette,
        RowPacker pack,
        int level = DefaultLevel)
    {
        int samples = color == PngColor.Rgb ? 3 : 1;
        int rowBytes = (int)((((long)size.Width * bits * samples) + 7) / 8);
        using var file = new MemoryStream(Math.Max(1024, (int)Math.Min(1 << 20, (long)rowBytes * size.Height / 4)));
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], size.Height);
        header[8] = (byte)bits;
        header[9] = (byte)color;
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        if (color == PngColor.Palette)
            WriteChunk(file, "PLTE"u8, palette);
        WriteData(file, size.Height, rowBytes, pack, level);
        WriteChunk(file, "IEND"u8, []);
        return file.GetBuffer().AsMemory(0, (int)file.Length).ToArray();
    }

    private static void WriteData(MemoryStream file, int height, int rowBytes, RowPacker pack, int level)
    {
        int start = (int)file.Length;
        file.Write([0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T']);
        using (var zlib = new ZLibStream(file, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
        {
            // Several rows at a time: each write crosses into zlib. The first byte of a row names its filter: none.
            int rows = Math.Clamp((1 << 16) / (rowBytes + 1), 1, height);
            byte[] block = new byte[rows * (rowBytes + 1)];
            for (int y = 0; y < height; y += rows)
            {
                int count = Math.Min(rows, height - y);
                for (int row = 0; row < count; row++)
                    pack(y + row, block.AsSpan((row * (rowBytes + 1)) + 1, rowBytes));
                zlib.Write(block, 0, count * (rowBytes + 1));
            }
        }
        Span<byte> chunk = file.GetBuffer().AsSpan(start, (int)file.Length - start);
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 8);
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(chunk[4..]));
        file.Write(sum);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> chunk = stackalloc byte[ChunkFrame + 768];
        chunk = chunk[..(ChunkFrame + data.Length)];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk[4..]);
        data.CopyTo(chunk[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[^4..], Crc32.HashToUInt32(chunk[4..^4]));
        file.Write(chunk);
    }
}
