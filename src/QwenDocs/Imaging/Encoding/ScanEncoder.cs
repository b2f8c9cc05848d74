using System.Numerics;
using QwenDocs.Imaging.CleanUp;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.Encoding;

/// <summary>Makes the picture of a scan from its pixels: turned upright, cleaned up where that helps, encoded.</summary>
internal static class ScanEncoder
{
    /// <summary>Turns pixels for display, cleans them up where that helps, and encodes them.</summary>
    /// <param name="scaled">The pixels at the picture's size, not yet turned.</param>
    /// <param name="orientation">How they are to be turned.</param>
    /// <param name="work">The page.</param>
    public static PageImage Encode(PixelBuffer scaled, PictureOrientation orientation, PictureWork work)
    {
        using PixelBuffer? turned = orientation == default ? null : PixelTurn.Turn(scaled, orientation, work.MemoryLimit);
        PixelBuffer upright = turned ?? scaled;
        if (!work.IsCleaningUp)
            return AsScan(PageEncoder.Encode(work, upright.Pixels, upright.Stride, upright.Channels, isScan: true), work);
        bool hasBorders = DarkBorders.TryRemove(upright);
        (double degrees, Matrix3x2 toScan) = Skew.Find(upright);
        using PixelBuffer? straight = degrees == 0 ? null : Skew.Straighten(upright, toScan, work.MemoryLimit);
        PixelBuffer clean = straight ?? upright;
        PageImage image = PageEncoder.Encode(work, clean.Pixels, clean.Stride, clean.Channels, isScan: true);
        image.Straightening = degrees == 0 ? Matrix3x2.Identity : toScan;
        if (degrees != 0 || hasBorders || image.CleanUp is not null)
            image.CleanUp = new PageCleanUp(degrees, hasBorders, image.CleanUp is not null);
        return AsScan(image, work);
    }

    /// <summary>Notes that a picture is that of a scan, and by how much it was turned upright.</summary>
    private static PageImage AsScan(PageImage image, PictureWork work)
    {
        image.IsScan = true;
        if (work.Turn == 0)
            return image;
        (float width, float height) = (work.SizeBeforeTurn.Width, work.SizeBeforeTurn.Height);
        image.TurnedFrom = work.SizeBeforeTurn;
        image.Straightening *= work.Turn switch
        {
            90 => new Matrix3x2(0, -1, 1, 0, 0, height),
            180 => new Matrix3x2(-1, 0, 0, -1, width, height),
            _ => new Matrix3x2(0, 1, -1, 0, width, 0),
        };
        image.CleanUp = (image.CleanUp ?? new PageCleanUp(0, HasBordersRemoved: false, IsStretched: false)) with { Rotation = work.Turn };
        return image;
    }
}
