using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Scaling;
using QwenDocs.Rendering;
using QwenDocs.Text;
using SkiaSharp;

namespace QwenDocs.Tests.Grounding.Marks;

/// <summary>A page as a noisy scan at 150 dpi, with the words that a recogniser would read: those of the page's text layer.</summary>
internal sealed class ScannedForm : TextRecognizer
{
    private const double Scale = 150 / 72.0;

    private PageText _text = null!;

    public override string Name => "of the text layer";

    public byte[] Png { get; private init; } = [];

    public static async Task<ScannedForm> OfAsync(byte[] pdf, RenderingEngine rendering, int seed, int noise, CancellationToken cancellationToken)
    {
        using DocumentContent content = await Document.FromBytes(pdf, "form.pdf").OpenAsync(cancellationToken: cancellationToken);
        DocumentPage page = content.Pages[0];
        await using DocumentRenderer renderer = rendering.Open(content);
        PageImage image = await renderer.RenderAsync(page, new PixelSize((int)(page.Size.Width * Scale), (int)(page.Size.Height * Scale)), cancellationToken);
        using PixelBuffer gray = PictureDecoder.TryDecodeGray(image)!;
        Random random = new(seed);
        foreach (ref byte pixel in gray.Pixels)
            pixel = (byte)Math.Clamp((pixel * 0.85) + 22 + (random.NextDouble() + random.NextDouble() - 1) * noise, 0, 255);
        double x = gray.Size.Width / page.Size.Width, y = gray.Size.Height / page.Size.Height;
        IEnumerable<TextWord> words = (await page.ReadTextAsync(cancellationToken)).Words
            .Select(word => new TextWord(word.Text, new PageBox(word.Box.Left * x, word.Box.Top * y, word.Box.Right * x, word.Box.Bottom * y), word.Angle, 0.97));
        return new ScannedForm
        {
            Png = Encode(gray),
            _text = PageText.FromWords(1, new PageSize(gray.Size.Width, gray.Size.Height, PageUnit.Pixel), TextSource.Recognized, words),
        };
    }

    private static byte[] Encode(PixelBuffer gray)
    {
        using SKBitmap bitmap = new(new SKImageInfo(gray.Size.Width, gray.Size.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < gray.Size.Height; y++)
            gray.Row(y).CopyTo(bitmap.GetPixelSpan()[(y * bitmap.RowBytes)..]);
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default) => Task.FromResult(_text);
}
