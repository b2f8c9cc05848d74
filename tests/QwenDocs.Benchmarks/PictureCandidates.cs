using System.Diagnostics;
using System.IO.Compression;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Encoding;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Ocr;
using QwenDocs.Pdf;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace QwenDocs.Benchmarks;

/// <summary>
/// Encodes drawn pages in every way that comes into question, at full size and at two thirds of it: time, bytes, and the share of the
/// page's characters that OCR reads right.
/// </summary>
internal static class PictureCandidates
{
    private const int Rounds = 12;
    private static readonly PixelSize[] Sizes = [new(1240, 1754), new(827, 1169)];

    private static readonly (string Name, ZLibCompressionOptions Options)[] Compressions =
    [
        ("level 1", new() { CompressionLevel = 1 }),
        ("level 2", new() { CompressionLevel = 2 }),
        ("level 3", new() { CompressionLevel = 3 }),
        ("level 6", new() { CompressionLevel = 6 }),
        ("runs", new() { CompressionLevel = 3, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding }),
    ];

    public static async Task RunAsync(string[] files)
    {
        using var module = PdfiumModule.Load(null);
        await using var reader = new OcrReader(new OcrOptions { Threads = 2 });
        (string Name, byte[] Bytes)[] documents = files.Length == 0
            ? [("text", RenderingInputs.TextPdf()), ("text with gray", RenderingInputs.GrayTextPdf())]
            : [.. files.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
        foreach ((string name, byte[] bytes) in documents)
        {
            using DocumentContent document = await Document.FromBytes(bytes).OpenAsync().ConfigureAwait(false);
            string printed = Characters((await document.Pages[0].ReadTextAsync().ConfigureAwait(false)).Lines);
            foreach (PixelSize size in Sizes)
                await PrintAsync(name, printed, Draw(module, document, size), size, reader).ConfigureAwait(false);
        }
    }

    private static async Task PrintAsync(string name, string printed, byte[] gray, PixelSize size, OcrReader reader)
    {
        Console.WriteLine($"| {name}, {size} | ms | bytes | characters read right |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach ((string levelsName, GrayLevels levels) in new[] { ("2 levels", GrayLevels.Even(1)), ("4 levels, even", GrayLevels.Even(2)), ("4 levels", GrayLevels.Edges), ("16 levels", GrayLevels.Even(4)), ("256 levels", GrayLevels.Even(8)) })
        {
            double? right = null;
            foreach ((string compressionName, ZLibCompressionOptions options) in Compressions)
            {
                (double best, ReadOnlyMemory<byte> png) = Measure(() => PageEncoder.WriteGray(gray, size.Width, size, levels, options));
                right ??= await ShareReadAsync(reader, png, "image/png", size, printed).ConfigureAwait(false);
                Print($"PNG, {levelsName}, {compressionName}", best, png.Length, right.Value);
            }
        }
        foreach (int quality in (int[])[60, 85])
        {
            (double best, ReadOnlyMemory<byte> jpeg) = Measure(() => Jpeg(gray, size, quality));
            Print($"JPEG gray {quality}", best, jpeg.Length, await ShareReadAsync(reader, jpeg, "image/jpeg", size, printed).ConfigureAwait(false));
        }
    }

    private static void Print(string name, double milliseconds, int bytes, double right) =>
        Console.WriteLine(FormattableString.Invariant($"| {name} | {milliseconds:0.0} | {bytes:N0} | {right:P2} |"));

    private static (double Best, ReadOnlyMemory<byte> Bytes) Measure(Func<ReadOnlyMemory<byte>> encode)
    {
        ReadOnlyMemory<byte> bytes = default;
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long started = Stopwatch.GetTimestamp();
            bytes = encode();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return (best, bytes);
    }

    private static byte[] Draw(PdfiumModule module, DocumentContent document, PixelSize size)
    {
        byte[] gray = new byte[size.Area];
        var limits = new SandboxLimits(TimeSpan.FromMinutes(1), 512 << 20, [], TimeProvider.System);
        using var pdf = PdfiumDocument.Open(module, limits, document.Bytes, null, CancellationToken.None);
        pdf.Render(
            document.Pages[0].Entry!.Area,
            size,
            (pixels, stride, channels) =>
            {
                for (int y = 0; y < size.Height; y++)
                {
                    Span<byte> to = gray.AsSpan(y * size.Width, size.Width);
                    if (channels == 1)
                        pixels.Slice(y * stride, size.Width).CopyTo(to);
                    else
                        PixelInspection.ToGray(pixels.Slice(y * stride, size.Width * 4), to);
                }
                return true;
            },
            CancellationToken.None);
        return gray;
    }

    private static async Task<double> ShareReadAsync(OcrReader reader, ReadOnlyMemory<byte> picture, string mediaType, PixelSize size, string printed)
    {
        PageText page = await reader.RecognizeAsync(new PageImage(1, size, mediaType, picture)).ConfigureAwait(false);
        return 1 - ((double)Distance(printed, Characters(page.Lines)) / Math.Max(1, printed.Length));
    }

    // Spaces are not compared.
    private static string Characters(IEnumerable<TextLine> lines) => string.Concat(lines.SelectMany(line => line.Text.Where(character => !char.IsWhiteSpace(character))));

    /// <summary>The number of characters to insert, delete or replace (Levenshtein 1966).</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    private static ReadOnlyMemory<byte> Jpeg(byte[] gray, PixelSize size, int quality)
    {
        using var image = Image.LoadPixelData<L8>(gray, size.Width, size.Height);
        using var file = new MemoryStream();
        image.Save(file, new JpegEncoder { Quality = quality, ColorType = JpegColorType.Luminance });
        return file.ToArray();
    }
}
