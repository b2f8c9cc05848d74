using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace QwenDocs.Imaging.Encoding;

/// <summary>
/// Writes a PNG (W3C PNG, third edition) without row filters: drawn pages and few levels compress best as they are.
/// docs/performance.md has the settings of zlib that were tried.
/// </summary>
internal static class PngWriter
{
    private const int ChunkFrame = 12;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Gets the setting of zlib: level 1 has one fixed code, and takes a third more bytes; from level 3 on time is paid for little.</summary>
    public static ZLibCompressionOptions Compression => new() { CompressionLevel = 2 };

    /// <summary>Fills a packed row of the picture.</summary>
    public delegate void RowPacker(int y, Span<byte> packed);

    /// <param name="size">The size.</param>
    /// <param name="color">Gray, palette or RGB.</param>
    /// <param name="bits">The bits of a sample.</param>
    /// <param name="palette">Red, green and blue of each entry; empty unless <paramref name="color"/> is a palette.</param>
    /// <param name="pack">Packs a row.</param>
    /// <param name="compression">The level and the strategy of zlib.</param>
    /// <returns>The file.</returns>
    public static ReadOnlyMemory<byte> Write(
        PixelSize size,
        PngColor color,
        int bits,
        ReadOnlySpan<byte> palette,
        RowPacker pack,
        ZLibCompressionOptions compression)
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
        WriteData(file, size.Height, rowBytes, pack, compression);
        WriteChunk(file, "IEND"u8, []);
        return file.GetBuffer().AsMemory(0, (int)file.Length).ToArray();
    }

    private static void WriteData(MemoryStream file, int height, int rowBytes, RowPacker pack, ZLibCompressionOptions compression)
    {
        int start = (int)file.Length;
        file.Write([0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T']);
        using (var zlib = new ZLibStream(file, compression, leaveOpen: true))
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
