using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Encoding;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Rendering.Regions;

/// <summary>Cuts regions out of a page's picture, larger than the page itself is sent or recognised.</summary>
internal static class PageRegions
{
    // Detectors draw boxes too tight, and cut letters then read as others: a crop is wider than the box, in heights of it.
    private const double SpareAtSides = 0.6;
    private const double SpareAbove = 0.25;

    // Paper around the crop, in heights of it: print that touches the edge of a picture is easily missed.
    private const double Margin = 0.5;

    // Twice the usual resolution of recognition: letters of scans have fewer pixels than recognisers were trained on.
    private const double DotsAnInch = 400;
    private const double PointsPerInch = 72;
    private const double LargestSide = 5_000;

    // Pages that are pictures are rendered as they are, and enlarged.
    private const double PictureEnlargement = 2;
    private const int MostPixels = 2_000_000;

    /// <summary>Cuts regions out of one page.</summary>
    /// <param name="renderer">The open rendering of the document.</param>
    /// <param name="page">The page.</param>
    /// <param name="regions">The regions, in the unit of the page as displayed.</param>
    /// <param name="fit">Gives the size of a picture that is wanted for one of some size.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <returns>A picture for each region, or <see langword="null"/> where it has no area. Their <see cref="PageImage.ToPage"/> leads back to the page.</returns>
    /// <exception cref="DocumentException">The page cannot be rendered.</exception>
    public static async Task<IReadOnlyList<PageImage?>> CutAsync(
        DocumentRenderer renderer,
        DocumentPage page,
        IReadOnlyList<PageBox> regions,
        Func<PixelSize, PixelSize> fit,
        CancellationToken cancellationToken)
    {
        PageImage whole = await renderer.RenderAsync(page, SizeOf(page.Size), cancellationToken).ConfigureAwait(false);
        using PixelBuffer? pixels = PictureDecoder.TryDecodeGray(whole);
        return pixels is null || !Matrix3x2.Invert(whole.ToPage, out Matrix3x2 fromPage)
            ? new PageImage?[regions.Count]
            : [.. regions.Select(region => Cut(whole, pixels, fromPage, region, fit))];
    }

    private static PixelSize SizeOf(PageSize page)
    {
        double scale = Math.Min(page.Unit == PageUnit.Point ? DotsAnInch / PointsPerInch : 1, LargestSide / Math.Max(page.Width, page.Height));
        return page.ToPixels(scale);
    }

    private static PageImage? Cut(PageImage whole, PixelBuffer pixels, Matrix3x2 fromPage, PageBox region, Func<PixelSize, PixelSize> fit)
    {
        double height = Math.Min(region.Width, region.Height);
        PageBox wide = new(region.Left - (SpareAtSides * height), region.Top - (SpareAbove * height), region.Right + (SpareAtSides * height), region.Bottom + (SpareAbove * height));
        Vector2[] corners = [.. new[] { (wide.Left, wide.Top), (wide.Right, wide.Top), (wide.Left, wide.Bottom), (wide.Right, wide.Bottom) }.Select(corner => Vector2.Transform(new Vector2((float)corner.Item1, (float)corner.Item2), fromPage))];
        int left = Math.Clamp((int)corners.Min(corner => corner.X), 0, pixels.Size.Width), right = Math.Clamp((int)Math.Ceiling(corners.Max(corner => corner.X)), left, pixels.Size.Width);
        int top = Math.Clamp((int)corners.Min(corner => corner.Y), 0, pixels.Size.Height), bottom = Math.Clamp((int)Math.Ceiling(corners.Max(corner => corner.Y)), top, pixels.Size.Height);
        if (right - left < 2 || bottom - top < 2)
            return null;

        int margin = Math.Max(4, (int)(Margin * Math.Min(right - left, bottom - top)));
        PixelSize cut = new(right - left + (2 * margin), bottom - top + (2 * margin));
        double larger = Math.Min(whole.PageSize.Unit == PageUnit.Pixel ? PictureEnlargement : 1, Math.Sqrt(MostPixels / (double)cut.Area));
        PixelSize size = fit(new PixelSize(Math.Max(1, (int)(cut.Width * larger)), Math.Max(1, (int)(cut.Height * larger))));
        using PixelScaler scaler = new(cut, size, int.MaxValue);
        scaler.TryBegin(1);
        byte[] row = new byte[cut.Width];
        byte paper = PaperOf(pixels, left, top, right, bottom);
        for (int y = 0; y < cut.Height; y++)
        {
            row.AsSpan().Fill(paper);
            if (y >= margin && y < cut.Height - margin)
                pixels.Row(top + y - margin)[left..right].CopyTo(row.AsSpan(margin));
            scaler.Add(row);
        }

        PixelBuffer enlarged = scaler.Result!;
        return new PageImage(whole.PageNumber, size, "image/png", PageEncoder.WriteGray(enlarged.Pixels, enlarged.Stride, size, GrayLevels.Even(8)))
        {
            PageSize = whole.PageSize,
            ToPage = Matrix3x2.CreateScale(cut.Width / (float)size.Width, cut.Height / (float)size.Height) * Matrix3x2.CreateTranslation(left - margin, top - margin) * whole.ToPage,
        };
    }

    private static byte PaperOf(PixelBuffer pixels, int left, int top, int right, int bottom)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        for (int y = top; y < bottom; y++)
        {
            foreach (byte value in pixels.Row(y)[left..right])
                counts[value]++;
        }

        int paper = 0;
        for (int value = 1; value < 256; value++)
            paper = counts[value] >= counts[paper] ? value : paper;
        return (byte)paper;
    }
}
