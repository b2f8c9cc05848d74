using QwenDocs.Imaging.Decoding;

namespace QwenDocs.Documents.Sources;

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class FormatDetector
{
    // ISO 32000-1, annex H.3.4.1: readers accept a header anywhere in the first 1,024 bytes.
    private const int PdfHeaderRange = 1024;

    public static DocumentFormat? Detect(ReadOnlySpan<byte> bytes) => PictureFormatDetector.Detect(bytes) switch
    {
        PictureFormat.Png => DocumentFormat.Png,
        PictureFormat.Jpeg => DocumentFormat.Jpeg,
        PictureFormat.WebP => DocumentFormat.WebP,
        PictureFormat.Gif => DocumentFormat.Gif,
        PictureFormat.Bmp => DocumentFormat.Bmp,
        _ when bytes is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => DocumentFormat.Tiff,
        _ when bytes[..Math.Min(bytes.Length, PdfHeaderRange)].IndexOf("%PDF-"u8) >= 0 => DocumentFormat.Pdf,
        _ => null,
    };

    /// <summary>Names a kind that people send and that is not read; an article precedes it.</summary>
    public static string? NameUnsupported(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', (byte)'i' or (byte)'v' or (byte)'f', ..] => "a HEIC picture",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => "an AVIF picture",
        [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => "a JPEG 2000 picture",
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "a JPEG XL picture",
        [(byte)'A', (byte)'T', (byte)'&', (byte)'T', ..] => "a DjVu document",
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive or Office document",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Office document",
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "an RTF document",
        [(byte)'%', (byte)'!', (byte)'P', (byte)'S', ..] => "a PostScript file",
        [0x1F, 0x8B, ..] => "a gzip archive",
        _ => null,
    };
}
