using System.Numerics;
using System.Runtime.InteropServices;
using QwenDocs.Imaging.Scaling;

namespace QwenDocs.Imaging.CleanUp;

/// <summary>Finds by how much the lines of a scan rise or fall, and straightens it.</summary>
/// <remarks>
/// Projection profiles: at the right angle the ink of every line falls into few rows, and the sum of the squared counts is largest
/// (J. Hull, Document Image Skew Detection: Survey and Annotated Bibliography, 1998).
/// </remarks>
internal static class Skew
{
    private const double LargestDegrees = 15;
    private const double CoarseStep = 0.5;
    private const double FineStep = 0.05;

    // A smaller angle does not hurt reading; the picture is left as sharp as it is.
    private const double SmallestDegrees = 0.6;
    private const double LeastGain = 1.4;
    private const int MostPoints = 24_000;
    private const int FewestPoints = 400;
    private const int ProfileSide = 900;

    /// <summary>Finds the skew.</summary>
    /// <param name="pixels">The page, upright.</param>
    /// <returns>The angle in degrees, positive where lines fall to the right, 0 where straightening would not help; and what takes points of the straightened picture to the page.</returns>
    public static (double Degrees, Matrix3x2 ToScan) Find(PixelBuffer pixels)
    {
        List<Vector2> points = InkPoints(pixels, out float scale);
        if (points.Count < FewestPoints)
            return (0, Matrix3x2.Identity);
        int[] profile = new int[(2 * ProfileSide) + 2];
        double level = Score(points, 0, profile);
        double best = 0, bestScore = level;
        for (double angle = -LargestDegrees; angle <= LargestDegrees; angle += CoarseStep)
            Try(angle);
        for (double center = best, angle = center - CoarseStep; angle <= center + CoarseStep; angle += FineStep)
            Try(angle);
        if (Math.Abs(best) < SmallestDegrees || bestScore < level * LeastGain)
            return (0, Matrix3x2.Identity);
        return (best, ToScan(points, best, scale, pixels.Size));

        void Try(double angle)
        {
            double score = Score(points, angle, profile);
            if (score > bestScore)
                (best, bestScore) = (angle, score);
        }
    }

    /// <summary>Turns the page back, interpolated; what comes from outside it is white.</summary>
    public static PixelBuffer Straighten(PixelBuffer source, Matrix3x2 toScan, long memoryLimit)
    {
        var target = new PixelBuffer(source.Size, source.Channels, memoryLimit);
        int width = source.Size.Width, height = source.Size.Height;
        var step = new Vector2(toScan.M11, toScan.M12);
        for (int y = 0; y < height; y++)
        {
            Vector2 at = Vector2.Transform(new Vector2(0.5f, y + 0.5f), toScan) - new Vector2(0.5f);
            if (source.Channels == 1)
                StraightenGray(source.Pixels, width, height, at, step, target.Row(y));
            else
                StraightenColor(source.Pixels, width, height, at, step, target.Row(y));
        }
        return target;
    }

    private static void StraightenGray(ReadOnlySpan<byte> pixels, int width, int height, Vector2 at, Vector2 step, Span<byte> row)
    {
        for (int x = 0; x < row.Length; x++, at += step)
        {
            int left = (int)MathF.Floor(at.X), top = (int)MathF.Floor(at.Y);
            if ((uint)left >= (uint)(width - 1) || (uint)top >= (uint)(height - 1))
            {
                row[x] = 255;
                continue;
            }
            int right = (int)((at.X - left) * 256), bottom = (int)((at.Y - top) * 256);
            int i = (top * width) + left;
            int upper = (pixels[i] * (256 - right)) + (pixels[i + 1] * right);
            int lower = (pixels[i + width] * (256 - right)) + (pixels[i + width + 1] * right);
            row[x] = (byte)(((upper * (256 - bottom)) + (lower * bottom) + 32768) >> 16);
        }
    }

    private static void StraightenColor(ReadOnlySpan<byte> bytes, int width, int height, Vector2 at, Vector2 step, Span<byte> row)
    {
        for (int x = 0; x < row.Length; x += 4, at += step)
        {
            int left = (int)MathF.Floor(at.X), top = (int)MathF.Floor(at.Y);
            if ((uint)left >= (uint)(width - 1) || (uint)top >= (uint)(height - 1))
            {
                row.Slice(x, 4).Fill(255);
                continue;
            }
            int right = (int)((at.X - left) * 256), bottom = (int)((at.Y - top) * 256);
            int i = 4 * ((top * width) + left), below = i + (4 * width);
            for (int channel = 0; channel < 4; channel++)
            {
                int upper = (bytes[i + channel] * (256 - right)) + (bytes[i + channel + 4] * right);
                int lower = (bytes[below + channel] * (256 - right)) + (bytes[below + channel + 4] * right);
                row[x + channel] = (byte)(((upper * (256 - bottom)) + (lower * bottom) + 32768) >> 16);
            }
        }
    }

    /// <summary>Returns points of ink, where it starts below paper, in coordinates around the page's center.</summary>
    private static List<Vector2> InkPoints(PixelBuffer pixels, out float scale)
    {
        (int width, int height) = (pixels.Size.Width, pixels.Size.Height);
        scale = (float)ProfileSide / Math.Max(width, height);
        int channel = pixels.Channels == 1 ? 0 : 1;
        Span<byte> all = pixels.Pixels;
        var points = new List<Vector2>(MostPoints);
        int threshold = InkLevel(pixels, channel);
        int columnStep = Math.Max(1, width / 700);
        var center = new Vector2(width / 2f, height / 2f);
        for (int x = columnStep; x < width - 1 && points.Count < MostPoints * 4; x += columnStep)
        {
            int at = (x * pixels.Channels) + channel;
            bool wasInk = true;
            for (int y = 1; y < height; y++)
            {
                bool isInk = all[(y * pixels.Stride) + at] < threshold;
                if (isInk && !wasInk)
                    points.Add((new Vector2(x, y) - center) * scale);
                wasInk = isInk;
            }
        }
        if (points.Count <= MostPoints)
            return points;
        int keep = (points.Count / MostPoints) + 1;
        return [.. points.Where((_, index) => index % keep == 0)];
    }

    private static int InkLevel(PixelBuffer pixels, int channel)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        int seen = 0;
        for (int y = 0; y < pixels.Size.Height; y += 16)
        {
            Span<byte> row = pixels.Row(y);
            for (int i = channel; i < row.Length; i += pixels.Channels)
            {
                counts[row[i]]++;
                seen++;
            }
        }
        // Half way between the darkest hundredth and the middle, which is paper on any page of print.
        int dark = Quantile(counts, seen / 100), middle = Quantile(counts, seen / 2);
        return (dark + middle) / 2;
    }

    private static int Quantile(ReadOnlySpan<int> counts, int rank)
    {
        int level = 0;
        for (int sum = counts[0]; sum < rank && level < 255; sum += counts[level])
            level++;
        return level;
    }

    private static double Score(List<Vector2> points, double degrees, int[] profile)
    {
        Array.Clear(profile);
        (float sin, float cos) = MathF.SinCos((float)(degrees * Math.PI / 180));
        foreach (ref readonly Vector2 point in CollectionsMarshal.AsSpan(points))
        {
            int row = (int)((point.Y * cos) - (point.X * sin)) + ProfileSide;
            if ((uint)row < (uint)profile.Length)
                profile[row]++;
        }
        double score = 0;
        foreach (int count in profile)
            score += (double)count * count;
        return score;
    }

    /// <summary>Turns around the center, and makes the picture smaller where ink would otherwise be cut off.</summary>
    private static Matrix3x2 ToScan(List<Vector2> points, double degrees, float scale, PixelSize size)
    {
        var back = Matrix3x2.CreateRotation((float)(-degrees * Math.PI / 180));
        Vector2 reach = Vector2.Zero;
        foreach (Vector2 point in points)
            reach = Vector2.Max(reach, Vector2.Abs(Vector2.Transform(point / scale, back)));
        float grow = Math.Max(1, Math.Max(2 * reach.X / (size.Width - 4), 2 * reach.Y / (size.Height - 4)));
        var center = new Vector2(size.Width / 2f, size.Height / 2f);
        return Matrix3x2.CreateTranslation(-center) * Matrix3x2.CreateScale(grow) * Matrix3x2.CreateRotation((float)(degrees * Math.PI / 180)) * Matrix3x2.CreateTranslation(center);
    }
}
