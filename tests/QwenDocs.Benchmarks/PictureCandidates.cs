using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Codecs;
using QwenDocs.Ocr;
using QwenDocs.Pdf;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace QwenDocs.Benchmarks;

/// <summary>Encodes one drawn page in every way that comes into question: time, bytes, and how many of its words OCR reads right.</summary>
internal static class PictureCandidates
{
    private static readonly PixelSize Size = new(1240, 1754);

    public static async Task RunAsync(string[] files)
    {
        using var module = PdfiumModule.Load(null);
        await using var reader = new OcrReader(new OcrOptions { Threads = 2 });
        foreach (string file in files)
        {
            using DocumentContent document = await Document.FromFile(file).OpenAsync().ConfigureAwait(false);
            string[] words = [.. (await document.Pages[0].ReadTextAsync().ConfigureAwait(false)).Words.Select(word => word.Text).Where(word => word.Length > 2)];
            byte[] gray = new byte[Size.Area];
            var limits = new SandboxLimits(TimeSpan.FromMinutes(1), 512 << 20, null, TimeProvider.System);
            using (var pdf = PdfiumDocument.Open(module, limits, document.Bytes, null, CancellationToken.None))
            {
                pdf.Render(
                    PdfPageArea.Of(document.Pages[0]),
                    Size,
                    (pixels, stride, channels) =>
                    {
                        for (int y = 0; y < Size.Height; y++)
                        {
                            Span<byte> to = gray.AsSpan(y * Size.Width, Size.Width);
                            if (channels == 1)
                                pixels.Slice(y * stride, Size.Width).CopyTo(to);
                            else
                                PixelInspection.ToGray(pixels.Slice(y * stride, Size.Width * 4), to);
                        }
                        return true;
                    },
                    CancellationToken.None);
            }
            Console.WriteLine($"| {Path.GetFileName(file)} | ms | bytes | words read right |");
            Console.WriteLine("| --- | --- | --- | --- |");
            foreach (int bits in (int[])[1, 2, 4, 8])
            {
                foreach (int level in (int[])[1, 2, 3, 6])
                    await PrintAsync($"PNG gray {bits} bit, level {level}", "image/png", () => PageEncoder.WriteGray(gray, Size.Width, Size, bits, 0, 255, level), level == 1).ConfigureAwait(false);
            }
            await PrintAsync("JPEG gray 80", "image/jpeg", () => Jpeg(gray, 80), true).ConfigureAwait(false);

            async Task PrintAsync(string name, string mediaType, Func<ReadOnlyMemory<byte>> encode, bool isRead)
            {
                ReadOnlyMemory<byte> bytes = default;
                double best = double.MaxValue;
                for (int round = 0; round < 8; round++)
                {
                    long started = Stopwatch.GetTimestamp();
                    bytes = encode();
                    best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
                string right = "";
                if (isRead && words.Length > 0)
                {
                    PageText page = await reader.RecognizeAsync(new PageImage(1, Size, mediaType, bytes)).ConfigureAwait(false);
                    string text = string.Concat(page.Lines.Select(line => line.Text)).Replace(" ", "", StringComparison.Ordinal);
                    right = FormattableString.Invariant($"{(double)words.Count(word => text.Contains(word, StringComparison.Ordinal)) / words.Length:P1}");
                }
                Console.WriteLine(FormattableString.Invariant($"| {name} | {best:0.0} | {bytes.Length:N0} | {right} |"));
            }
        }
    }

    private static ReadOnlyMemory<byte> Jpeg(byte[] gray, int quality)
    {
        using var image = Image.LoadPixelData<L8>(gray, Size.Width, Size.Height);
        using var file = new MemoryStream();
        image.Save(file, new JpegEncoder { Quality = quality, ColorType = JpegColorType.Luminance });
        return file.ToArray();
    }
}
