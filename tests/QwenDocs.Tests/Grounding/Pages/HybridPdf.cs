using System.Globalization;
using System.Numerics;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Scaling;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding.Pages;

/// <summary>A PDF of one page that prints lines as text, pictures of lines, and words that it does not draw; and a recogniser that knows what the pictures say.</summary>
internal sealed class HybridPdf(RenderingEngine rendering) : TextRecognizer
{
    private const double Width = 595;
    private const double Height = 842;
    private const double PixelsAPoint = 2.5;

    private readonly StringBuilder _content = new();
    private readonly TestPdf _pdf = new();
    private readonly List<TextWord> _pictured = [];
    private readonly List<int> _images = [];
    private byte[]? _bytes;
    private int _rotate;

    public override string Name => "of the pictures";

    /// <summary>Gets the pictures that were read.</summary>
    public List<PageImage> Read { get; } = [];

    /// <summary>Prints a line as text.</summary>
    /// <param name="x">Where it begins, in points from the left.</param>
    /// <param name="top">Where its baseline runs, in points from the top.</param>
    /// <param name="line">The line.</param>
    /// <param name="mode">The text rendering mode of PDF: 0 fills, 3 is invisible.</param>
    public HybridPdf Line(double x, double top, string line, int mode = 0) => Draw(Line(x, Height - top, mode, line));

    /// <summary>Prints enough lines for a page of text.</summary>
    public HybridPdf Letter(int lines = 12, int mode = 0)
    {
        for (int line = 0; line < lines; line++)
            Line(72, 100 + (20 * line), $"Invoice {4711 + line} Goods delivered in May", mode);
        return this;
    }

    /// <summary>Pastes a picture of lines.</summary>
    /// <param name="box">Where it is pasted, in points.</param>
    /// <param name="paper">The gray of its paper.</param>
    /// <param name="lines">Where lines begin, in points on the page, and what they say.</param>
    public async Task<HybridPdf> PictureAsync(PageBox box, byte paper, params (double X, double Top, string Text)[] lines)
    {
        string print = string.Concat(lines.Select(line => Line(line.X, Height - line.Top, 0, line.Text)));
        using DocumentContent content = await Document.FromBytes(new TestPdf().PageWithContent(print, Width, Height).ToBytes(), "picture.pdf").OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using DocumentRenderer renderer = rendering.Open(content);
        PageImage image = await renderer.RenderAsync(content.Pages[0], new PixelSize((int)(Width * PixelsAPoint), (int)(Height * PixelsAPoint)), TestContext.Current.CancellationToken);
        using PixelBuffer gray = PictureDecoder.TryDecodeGray(image)!;
        int left = (int)(box.Left * PixelsAPoint), top = (int)(box.Top * PixelsAPoint), width = (int)(box.Width * PixelsAPoint), height = (int)(box.Height * PixelsAPoint);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                pixels[(y * width) + x] = (byte)(gray.Row(top + y)[left + x] * paper / 255);
        }

        _pictured.AddRange((await content.Pages[0].ReadTextAsync(TestContext.Current.CancellationToken)).Words);
        _images.Add(_pdf.Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8", pixels));
        return Draw(FormattableString.Invariant($"q {box.Width} 0 0 {box.Height} {box.Left} {Height - box.Bottom} cm /Im{_images.Count} Do Q\n"));
    }

    /// <summary>Draws something in PDF operators.</summary>
    public HybridPdf Draw(string operators)
    {
        _content.Append(operators);
        return this;
    }

    public Document ToDocument(int rotate = 0)
    {
        _rotate = rotate;
        string images = string.Join(' ', _images.Select((number, index) => $"/Im{index + 1} {number} 0 R"));
        _bytes ??= _pdf.PageWithContent(_content.ToString(), Width, Height, $"/Rotate {rotate} /Resources << /Font << /F1 3 0 R >> /XObject << {images} >> >>").ToBytes();
        return Document.FromBytes(_bytes, "document.pdf");
    }

    /// <summary>Reads the words of the pictures that stand on the picture that is given.</summary>
    public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default)
    {
        Read.Add(page);
        Vector2 first = Vector2.Transform(Vector2.Zero, page.ToPage), last = Vector2.Transform(new Vector2(page.Size.Width, page.Size.Height), page.ToPage);
        PageBox seen = new(first.X, first.Y, last.X, last.Y);
        IEnumerable<TextWord> words = _pictured.Select(word => new TextWord(word.Text, Displayed(word.Box), _rotate, 0.95)).Where(word => seen.Contains(word.Box));
        return Task.FromResult(PageText.FromWords(page.PageNumber, page.PageSize, TextSource.Recognized, words));
    }

    private PageBox Displayed(PageBox box) => _rotate switch
    {
        90 => new PageBox(Height - box.Bottom, box.Left, Height - box.Top, box.Right),
        180 => new PageBox(Width - box.Right, Height - box.Bottom, Width - box.Left, Height - box.Top),
        270 => new PageBox(box.Top, Width - box.Right, box.Bottom, Width - box.Left),
        _ => box,
    };

    private static string Line(
        double x,
        double baseline,
        int mode,
        string line) => string.Create(CultureInfo.InvariantCulture, $"BT {mode} Tr /F1 10 Tf {x} {baseline} Td ({line}) Tj ET\n");
}
