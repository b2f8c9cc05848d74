using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Ocr.Layout;

namespace QwenDocs.Offline.Tests;

/// <summary>
/// The print on pages, recognised once: that of the samples is kept with the tests, that of other pages beside their program, for the next run. A
/// picture that is new, or another one on this machine, and every picture after a change of the recogniser, is recognised again.
/// </summary>
internal sealed class RecognizedPages(OcrReader reader)
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Recognized");

    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "recognized-before", typeof(OcrReader).Module.ModuleVersionId.ToString("N"));

    private readonly ConcurrentDictionary<string, PageImage> _samples = new();

    /// <summary>Gets the pictures whose print was taken from that of the samples.</summary>
    public IEnumerable<PageImage> Served => _samples.Values;

    /// <summary>Returns the print on a picture.</summary>
    public async Task<RecognizedPage> ReadAsync(PageImage image, CancellationToken cancellationToken)
    {
        string name = NameOf(image);
        if (File.Exists(Path.Combine(Samples, name)))
            _samples.TryAdd(name, image);
        if (((string[])[Samples, Kept]).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } file)
            return Parse(image, await File.ReadAllLinesAsync(file, cancellationToken));
        RecognizedPage page = await reader.ReadAsync(image, cancellationToken);
        Directory.CreateDirectory(Kept);
        string temporary = Path.Combine(Kept, Path.GetRandomFileName());
        await File.WriteAllLinesAsync(temporary, Lines(page), cancellationToken);
        File.Move(temporary, Path.Combine(Kept, name), overwrite: true);
        return page;
    }

    // By what the picture shows: the same pixels, compressed otherwise, are the same print.
    private static string NameOf(PageImage image)
    {
        ReadOnlySpan<byte> shown = OcrBitmap.TryDecode(image.Bytes.Span, int.MaxValue) is { } bitmap ? bitmap.Pixels : image.Bytes.Span;
        return Convert.ToHexStringLower(SHA256.HashData(shown))[..24] + ".txt";
    }

    private static IEnumerable<string> Lines(RecognizedPage page) =>
        page.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Box.Left:0.#} {line.Box.Top:0.#} {line.Box.Right:0.#} {line.Box.Bottom:0.#} {line.Text}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{page.Width} {page.Height}"));

    // The endpoint asks for neither the characters' places nor how sure they are.
    private static RecognizedPage Parse(PageImage image, string[] lines)
    {
        int[] size = [.. lines[0].Split(' ').Select(side => int.Parse(side, CultureInfo.InvariantCulture))];
        return new RecognizedPage(image, size[0], size[1], [.. lines[1..].Select(Line)], Matrix3x2.Identity);

        static RecognizedLine Line(string line)
        {
            string[] parts = line.Split(' ', 5);
            double[] box = [.. parts[..4].Select(edge => double.Parse(edge, CultureInfo.InvariantCulture))];
            return new RecognizedLine(parts[4], new PageBox(box[0], box[1], box[2], box[3]), 1, [], [], []);
        }
    }
}
