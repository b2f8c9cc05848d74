using QwenDocs.Imaging;
using QwenDocs.Tokens;

namespace QwenDocs.Testing.Simulation;

/// <summary>The server's own arithmetic of pictures, in squares of pixels. It shares no code with the library's, so that each checks the other.</summary>
/// <remarks>Source: <c>smart_resize</c> in <c>models/qwen2_vl/image_processing_qwen2_vl.py</c> of huggingface/transformers.</remarks>
internal static class SimulatedVision
{
    /// <summary>Counts the columns and rows of squares that the model sees.</summary>
    /// <exception cref="FormatException">One side is over 200 times the other.</exception>
    public static (int Columns, int Rows) Squares(PixelSize picture, VisionModelProfile configuration)
    {
        (int width, int height) = picture;
        if (Math.Max(width, height) > 200L * Math.Min(width, height))
            throw new FormatException("absolute aspect ratio must be smaller than 200");

        long side = configuration.ResizeFactor;
        long columns = RoundHalfToEven(width, side);
        long rows = RoundHalfToEven(height, side);
        long area = columns * rows * side * side;
        if (area > configuration.MaxPixels)
        {
            double beta = Math.Sqrt((double)((long)height * width) / configuration.MaxPixels);
            return (Math.Max(1, (int)Math.Floor(width / beta / side)), Math.Max(1, (int)Math.Floor(height / beta / side)));
        }

        if (area < configuration.MinPixels)
        {
            double beta = Math.Sqrt(configuration.MinPixels / (double)((long)height * width));
            return ((int)Math.Ceiling(width * beta / side), (int)Math.Ceiling(height * beta / side));
        }

        return ((int)columns, (int)rows);
    }

    private static long RoundHalfToEven(long pixels, long side)
    {
        (long whole, long rest) = Math.DivRem(pixels, side);
        return (2 * rest).CompareTo(side) switch
        {
            > 0 => whole + 1,
            0 => whole + (whole % 2),
            _ => whole,
        };
    }
}
