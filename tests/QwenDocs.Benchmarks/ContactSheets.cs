using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Benchmarks;

/// <summary>Renders the first page of every document of a folder, and puts fifteen to a sheet, so that they can be looked at.</summary>
internal static class ContactSheets
{
    private const int Columns = 5;
    private const int Rows = 3;
    private const int Side = 420;
    private const int Caption = 18;

    public static async Task RunAsync(string folder, string target)
    {
        using var renderer = new RenderingEngine();
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        int sheets = 0;
        foreach (string[] chunk in files.Chunk(Columns * Rows))
        {
            using var sheet = new SKBitmap(Columns * Side, Rows * (Side + Caption), SKColorType.Bgra8888, SKAlphaType.Opaque);
            using var canvas = new SKCanvas(sheet);
            using var font = new SKFont { Size = 13 };
            using var paint = new SKPaint { Color = SKColors.Black };
            canvas.Clear(new SKColor(200, 210, 220));
            for (int index = 0; index < chunk.Length; index++)
            {
                (float left, float top) = (index % Columns * Side, index / Columns * (Side + Caption));
                string caption = Path.GetFileName(chunk[index]);
                try
                {
                    using DocumentContent document = await Document.FromFile(chunk[index]).OpenAsync().ConfigureAwait(false);
                    using DocumentRenderer rendering = renderer.Open(document);
                    DocumentPage page = document.Pages[0];
                    double scale = (Side - 6) / Math.Max(page.Size.Width, page.Size.Height);
                    var size = new PixelSize(Math.Max(1, (int)(page.Size.Width * scale)), Math.Max(1, (int)(page.Size.Height * scale)));
                    PageImage image = await rendering.RenderAsync(page, size).ConfigureAwait(false);
                    using var picture = SKBitmap.Decode(image.Bytes.Span);
                    using var shown = SKImage.FromBitmap(picture);
                    canvas.DrawImage(shown, left, top + Caption, SKSamplingOptions.Default);
                    caption += $" {image.MediaType[6..]}{string.Concat(document.Notices.Select(notice => " " + notice.Code))}{(image.MissingScripts.Count > 0 ? " MissingFont" : "")}";
                }
                catch (DocumentException exception)
                {
                    caption += $" {exception.ErrorCode}";
                }
                canvas.DrawText(caption, left, top + 14, SKTextAlign.Left, font, paint);
            }
            await File.WriteAllBytesAsync(Path.Combine(target, $"sheet-{++sheets:00}.png"), sheet.Encode(SKEncodedImageFormat.Png, 100).ToArray()).ConfigureAwait(false);
        }
        Console.WriteLine($"{files.Length} documents on {sheets} sheets in {target}");
    }
}
