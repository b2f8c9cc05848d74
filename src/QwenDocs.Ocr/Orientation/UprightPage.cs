using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Detection;
using SkiaSharp;

namespace QwenDocs.Ocr.Orientation;

/// <summary>A page picture turned so that its lines run from left to right, with the regions of its lines.</summary>
internal sealed class UprightPage : IDisposable
{
    private const int MaxPixels = 60_000_000;
    // Below this slope a line of A4 width rises by less than its own height.
    private const double MinSkew = 0.006;
    private const double MaxSkew = 0.35;

    private UprightPage(SKBitmap bitmap, List<TextRegion> regions, SKMatrix toImage)
    {
        Bitmap = bitmap;
        Regions = regions;
        ToImage = toImage;
    }

    public SKBitmap Bitmap { get; private set; }

    public List<TextRegion> Regions { get; private set; }

    /// <summary>Gets the map from the upright page's pixels to those of the picture.</summary>
    public SKMatrix ToImage { get; private set; }

    public static UprightPage Find(PageImage image, OcrModels models, int detectionSide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SKBitmap bitmap = Decode(image);
        var page = new UprightPage(bitmap, [], SKMatrix.Identity);
        try
        {
            page.Detect(models, detectionSide, cancellationToken);
            if (page.LiesOnItsSide())
                page.Turn(Math.PI / 2, models, detectionSide, cancellationToken);
            double skew = page.Skew();
            if (Math.Abs(skew) is > MinSkew and < MaxSkew)
                page.Turn(-skew, models, detectionSide, cancellationToken);
            if (models.Orientation.IsUpsideDown(page.Bitmap, page.Regions))
                page.Turn(Math.PI, models, detectionSide, cancellationToken);
            page.Regions.RemoveAll(region => region.IsUpended && region.Height > 3 * page.LineHeight());
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    public void Dispose() => Bitmap.Dispose();

    private static SKBitmap Decode(PageImage image)
    {
        using SKData data = SKData.CreateCopy(image.Bytes.Span);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels)
            throw Refusal(image, $"it is no JPEG or PNG of at most {MaxPixels / 1_000_000} million pixels");
        var bitmap = new SKBitmap(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result is SKCodecResult.Success or SKCodecResult.IncompleteInput)
            return codec.Info.IsOpaque ? bitmap : OnWhite(bitmap);
        bitmap.Dispose();
        throw Refusal(image, $"it is damaged ({result})");
    }

    private static DocumentException Refusal(PageImage image, string reason) => new(DocumentError.Damaged, "picture", reason, image.PageNumber);

    private static SKBitmap OnWhite(SKBitmap transparent)
    {
        using SKBitmap source = transparent;
        var bitmap = new SKBitmap(source.Width, source.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using SKImage image = SKImage.FromBitmap(source);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return bitmap;
    }

    private void Detect(OcrModels models, int detectionSide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Regions = models.Detector.Detect(Bitmap, detectionSide);
    }

    private bool LiesOnItsSide() => Regions.Count >= 4 && Regions.Count(region => region.IsUpended) * 2 > Regions.Count;

    private double LineHeight()
    {
        double[] heights = [.. Regions.Where(region => !region.IsUpended).Select(region => region.Height).Order()];
        return heights.Length == 0 ? double.MaxValue : heights[heights.Length / 2];
    }

    /// <summary>The middle slope of the long lines, weighted by their length.</summary>
    private double Skew()
    {
        TextRegion[] wide = [.. Regions.Where(region => region.Width > 4 * region.Height || (region.Width > region.Height && region.Width > Bitmap.Width / 8.0)).OrderBy(region => region.Angle)];
        double half = wide.Sum(region => region.Width) / 2;
        foreach (TextRegion region in wide)
        {
            half -= region.Width;
            if (half <= 0)
                return wide.Length < 3 ? 0 : region.Angle;
        }
        return 0;
    }

    /// <summary>Turns the page clockwise and finds its lines again.</summary>
    private void Turn(double radians, OcrModels models, int detectionSide, CancellationToken cancellationToken)
    {
        SKMatrix turn = SKMatrix.CreateRotation((float)radians);
        SKRect bounds = turn.MapRect(new SKRect(0, 0, Bitmap.Width, Bitmap.Height));
        SKMatrix forward = SKMatrix.CreateTranslation(-bounds.Left, -bounds.Top).PreConcat(turn);
        var turned = new SKBitmap((int)Math.Ceiling(bounds.Width - 0.01f), (int)Math.Ceiling(bounds.Height - 0.01f), SKColorType.Bgra8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(turned))
        using (SKImage image = SKImage.FromBitmap(Bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.SetMatrix(forward);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }
        Bitmap.Dispose();
        Bitmap = turned;
        ToImage = ToImage.PreConcat(forward.Invert());
        Detect(models, detectionSide, cancellationToken);
    }
}
