using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Detection;

namespace QwenDocs.Ocr.Orientation;

/// <summary>A page picture turned so that its lines run from left to right, with the regions of its lines.</summary>
internal sealed class UprightPage
{
    private const int MaxPixels = 60_000_000;
    // Below this slope a line of A4 width rises by less than its own height.
    private const double MinSkew = 0.006;
    private const double MaxSkew = 0.35;

    private UprightPage(OcrBitmap bitmap, List<TextRegion> regions, Matrix3x2 toImage)
    {
        Bitmap = bitmap;
        Regions = regions;
        ToImage = toImage;
    }

    public OcrBitmap Bitmap { get; private set; }

    public List<TextRegion> Regions { get; private set; }

    /// <summary>Gets the map from the upright page's pixels to those of the picture.</summary>
    public Matrix3x2 ToImage { get; private set; }

    /// <summary>Gets by how many degrees the picture was turned clockwise, in quarters: 0, 90, 180 or 270.</summary>
    public int Rotation { get; private set; }

    public static UprightPage Find(PageImage image, OcrModels models, int detectionSide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OcrBitmap bitmap = Decode(image);
        var page = new UprightPage(bitmap, [], Matrix3x2.Identity);
        page.Detect(models, detectionSide, cancellationToken);
        if (page.LiesOnItsSide())
        {
            page.Turn(Math.PI / 2, models, detectionSide, cancellationToken);
            page.Rotation = 90;
        }
        double skew = page.Skew();
        if (Math.Abs(skew) is > MinSkew and < MaxSkew)
            page.Turn(-skew, models, detectionSide, cancellationToken);
        if (models.Orientation.IsUpsideDown(page.Bitmap, page.Regions))
        {
            page.Turn(Math.PI, models, detectionSide, cancellationToken);
            page.Rotation += 180;
        }
        page.Regions.RemoveAll(region => region.IsUpended && region.Height > 3 * page.LineHeight());
        return page;
    }

    private static OcrBitmap Decode(PageImage image) => OcrBitmap.TryDecode(image.Bytes.Span, MaxPixels)
        ?? throw new DocumentException(
            DocumentError.Damaged, "picture", $"it is damaged, or no JPEG or PNG of at most {MaxPixels / 1_000_000} million pixels", image.PageNumber);

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
        var turn = Matrix3x2.CreateRotation((float)radians);
        Vector2 across = Vector2.TransformNormal(new Vector2(Bitmap.Width, 0), turn), down = Vector2.TransformNormal(new Vector2(0, Bitmap.Height), turn);
        Vector2 least = Vector2.Min(Vector2.Zero, across) + Vector2.Min(Vector2.Zero, down), most = Vector2.Max(Vector2.Zero, across) + Vector2.Max(Vector2.Zero, down);
        turn.Translation = -least;
        Matrix3x2.Invert(turn, out Matrix3x2 back);
        Bitmap = Bitmap.Map((int)MathF.Ceiling(most.X - least.X - 0.01f), (int)MathF.Ceiling(most.Y - least.Y - 0.01f), back, isWhiteOutside: true);
        ToImage = back * ToImage;
        Detect(models, detectionSide, cancellationToken);
    }
}
