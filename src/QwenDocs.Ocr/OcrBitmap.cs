using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace QwenDocs.Ocr;

/// <summary>Pixels for the networks: blue, green, red and one byte without meaning, in rows without gaps.</summary>
internal sealed class OcrBitmap(int width, int height, byte[] pixels)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Gets the bytes from one row to the next.</summary>
    public int Stride => width * 4;

    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>Decodes a picture; transparent parts show white.</summary>
    /// <returns>The pixels, or <see langword="null"/> when it cannot be decoded or has more than <paramref name="maxPixels"/>.</returns>
    public static OcrBitmap? TryDecode(ReadOnlySpan<byte> bytes, int maxPixels)
    {
        try
        {
            byte[] file = bytes.ToArray();
            if (Image.Identify(file) is not { } info || (long)info.Width * info.Height > maxPixels)
                return null;
            using var image = Image.Load<Bgra32>(file);
            byte[] pixels = new byte[image.Width * image.Height * 4];
            image.CopyPixelDataTo(pixels);
            for (int i = 0; i < pixels.Length; i += 4)
            {
                int alpha = pixels[i + 3];
                for (int channel = i; alpha != 255 && channel < i + 3; channel++)
                    pixels[channel] = (byte)(((pixels[channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }
            return new OcrBitmap(image.Width, image.Height, pixels);
        }
        catch (Exception exception) when (exception is ImageFormatException or NotSupportedException or InvalidOperationException or IOException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Returns the picture at another size; where it shrinks, every pixel counts.</summary>
    public OcrBitmap Resize(int targetWidth, int targetHeight)
    {
        using var image = Image.WrapMemory<Bgra32>(pixels, width, height);
        using Image<Bgra32> resized = image.Clone(context => context.Resize(targetWidth, targetHeight, KnownResamplers.Triangle));
        byte[] target = new byte[targetWidth * targetHeight * 4];
        resized.CopyPixelDataTo(target);
        return new OcrBitmap(targetWidth, targetHeight, target);
    }

    /// <summary>Returns the part of the picture that a map of the target's pixels points to, interpolated; what lies outside is white.</summary>
    /// <param name="targetWidth">The target's width.</param>
    /// <param name="targetHeight">The target's height.</param>
    /// <param name="toSource">Maps points of the target to points of this picture.</param>
    /// <param name="isWhiteOutside">Whether what lies outside is white; otherwise edge pixels count on.</param>
    public OcrBitmap Map(int targetWidth, int targetHeight, Matrix3x2 toSource, bool isWhiteOutside)
    {
        Span<uint> source = MemoryMarshal.Cast<byte, uint>(pixels.AsSpan());
        byte[] result = new byte[targetWidth * targetHeight * 4];
        Span<uint> target = MemoryMarshal.Cast<byte, uint>(result.AsSpan());
        for (int y = 0; y < targetHeight; y++)
        {
            Vector2 at = Vector2.Transform(new Vector2(0.5f, y + 0.5f), toSource) - new Vector2(0.5f);
            var step = new Vector2(toSource.M11, toSource.M12);
            for (int x = 0; x < targetWidth; x++, at += step)
            {
                int left = (int)MathF.Floor(at.X), top = (int)MathF.Floor(at.Y);
                float right = at.X - left, bottom = at.Y - top;
                Vector128<float> upper = Mix(Pixel(source, left, top, isWhiteOutside), Pixel(source, left + 1, top, isWhiteOutside), right);
                Vector128<float> lower = Mix(Pixel(source, left, top + 1, isWhiteOutside), Pixel(source, left + 1, top + 1, isWhiteOutside), right);
                var levels = Vector128.ConvertToUInt32(Mix(upper, lower, bottom) + Vector128.Create(0.5f));
                target[(y * targetWidth) + x] = levels[0] | (levels[1] << 8) | (levels[2] << 16) | 0xFF000000;
            }
        }
        return new OcrBitmap(targetWidth, targetHeight, result);
    }

    private static Vector128<float> Mix(Vector128<float> a, Vector128<float> b, float share) => a + ((b - a) * share);

    private Vector128<float> Pixel(ReadOnlySpan<uint> source, int x, int y, bool isWhiteOutside)
    {
        if (isWhiteOutside && ((uint)x >= (uint)width || (uint)y >= (uint)height))
            return Vector128.Create(255f);
        uint pixel = source[(Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)];
        return Vector128.Create((float)(pixel & 0xFF), (pixel >> 8) & 0xFF, (pixel >> 16) & 0xFF, 255);
    }
}
