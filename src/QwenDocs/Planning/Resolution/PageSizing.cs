using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Resolution;

/// <summary>The sizes that one page can take: from its full size down to the smallest at which its print is legible.</summary>
internal sealed class PageSizing
{
    private const double PointsPerInch = 72;

    // Where no print was measured: capitals as on an ISO A4 page in 8-point type, and never taller than in 20-point type,
    // so that a page with a headline alone keeps enough pixels for what was not measured.
    private const double AssumedShareOfPage = 1 / 150d;
    private const double LargestShareOfPage = 1 / 60d;

    /// <summary>The height of capitals in a headline, as a share of the page's longer side: 14-point type on ISO A4, capitals being 0.72 of the type's size.</summary>
    public const double HeadlineShareOfPage = 14 * 0.72 / 842;

    private readonly PageSize _page;
    private readonly VisionModelProfile _model;
    private double _fullScale;
    private double _textHeight;

    public PageSizing(DocumentPage page, VisionModelProfile model, ResolutionOptions options, double shareOfPage = AssumedShareOfPage)
        : this(page.Document.Name, page.Number, page.Size, model, options, shareOfPage)
    {
    }

    public PageSizing(
        string documentName,
        int number,
        PageSize page,
        VisionModelProfile model,
        ResolutionOptions options,
        double shareOfPage = AssumedShareOfPage)
    {
        Number = number;
        _page = page;
        _model = model with { MaxPixels = Math.Max(model.MinPixels, Math.Min(model.MaxPixels, (long)options.MaxPageTokens * model.ResizeFactor * model.ResizeFactor)) };
        _fullScale = page.Unit == PageUnit.Point ? options.Dpi / PointsPerInch : 1;
        _textHeight = Math.Max(page.Width, page.Height) * shareOfPage;
        try
        {
            Full = _model.Resize(Natural(_fullScale));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new PlanningException(documentName, $"{page} is over 200 times as long as wide, which {model.Name} does not read; crop it or divide it", number);
        }

        FullTokens = _model.CountImageTokens(Full);
        LimitScale();
    }

    /// <summary>Gets the number of the page.</summary>
    public int Number { get; }

    /// <summary>Gets what is sent of the page: <see cref="PageInput.Picture"/>, <see cref="PageInput.PictureAndText"/> or <see cref="PageInput.Text"/>.</summary>
    public PageInput Input { get; init; }

    /// <summary>Gets the tokens of the page's text, its heading included; 0 where a picture alone is sent.</summary>
    public int TextTokens { get; init; }

    /// <summary>Gets the largest useful size.</summary>
    public PixelSize Full { get; private set; }

    /// <summary>Gets the tokens at <see cref="Full"/>.</summary>
    public int FullTokens { get; private set; }

    /// <summary>Gets a value indicating whether the height of print was measured, not assumed.</summary>
    public bool IsMeasured { get; private set; }

    /// <summary>Gets the height of capitals at <see cref="Full"/>, in pixels.</summary>
    public double FullTextHeight => _textHeight * _fullScale;

    /// <summary>Takes over what was measured.</summary>
    /// <param name="textHeight">The height of capitals in the smallest print, in the page's unit, or <see langword="null"/> where none was found.</param>
    /// <param name="native">The pixels that the page holds if it is a scan.</param>
    public void Measure(double? textHeight, PixelSize? native)
    {
        if (native is { } held && held.Width >= 1 && held.Width / _page.Width < _fullScale)
        {
            _fullScale = held.Width / _page.Width;
            Full = _model.Resize(Natural(_fullScale));
            FullTokens = _model.CountImageTokens(Full);
            LimitScale();
        }

        if (textHeight is not { } height)
            return;
        _textHeight = Math.Min(height, Math.Max(_page.Width, _page.Height) * LargestShareOfPage);
        IsMeasured = true;
    }

    /// <summary>Returns the size at which capitals are so many pixels high, or the full size where that is smaller.</summary>
    public PixelSize At(double textHeight) => textHeight >= FullTextHeight ? Full : _model.Resize(Natural(textHeight / _textHeight));

    /// <summary>Returns the tokens of the picture at a height of capitals, and of the text beside it.</summary>
    public int TokensAt(double textHeight) => TextTokens + (Input == PageInput.Text ? 0 : textHeight >= FullTextHeight ? FullTokens : _model.CountImageTokens(At(textHeight)));

    public PlannedPage ToPage(double textHeight)
    {
        if (Input == PageInput.Text)
            return new PlannedPage(Number, default, 0) { Input = Input, TextTokens = TextTokens };
        PixelSize size = At(textHeight);
        return new PlannedPage(Number, size, _model.CountImageTokens(size)) { Input = Input, TextTokens = TextTokens, TextHeight = IsMeasured ? _textHeight * size.Height / _page.Height : null };
    }

    private bool IsStrip => Math.Max(_page.Width, _page.Height) > 200 * Math.Min(_page.Width, _page.Height);

    private void LimitScale() => _fullScale = Math.Min(_fullScale, Math.Sqrt(Full.Area / (_page.Width * _page.Height)));

    private PixelSize Natural(double scale)
    {
        int width = Math.Max(1, (int)Math.Round(_page.Width * scale));
        int height = Math.Max(1, (int)Math.Round(_page.Height * scale));
        // A strip that the model still reads stays one when its short side is down to a few pixels.
        return IsStrip ? new PixelSize(width, height) : new PixelSize(Math.Max(width, (height + 199) / 200), Math.Max(height, (width + 199) / 200));
    }
}
