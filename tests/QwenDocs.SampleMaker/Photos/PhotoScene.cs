using SkiaSharp;

namespace QwenDocs.SampleMaker.Photos;

/// <summary>A photo in the making: a surface, things that lie on it as the camera sees them, light, and what lens and sensor add.</summary>
internal sealed class PhotoScene : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly int _seed;

    /// <summary>Initializes a new instance of the <see cref="PhotoScene"/> class. Sides that are multiples of 28 pixels are what a Qwen2.5-VL model sees: the file is sent as it is.</summary>
    public PhotoScene(int width, int height, int seed)
    {
        _bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Canvas = new SKCanvas(_bitmap);
        _seed = seed;
    }

    public SKCanvas Canvas { get; }

    public SKRect Frame => new(0, 0, _bitmap.Width, _bitmap.Height);

    public void Fill(Func<int, int, SKColor> surface)
    {
        Span<byte> pixels = _bitmap.GetPixelSpan();
        for (int y = 0, at = 0; y < _bitmap.Height; y++)
        {
            for (int x = 0; x < _bitmap.Width; x++, at += 4)
            {
                SKColor colour = surface(x, y);
                (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (colour.Red, colour.Green, colour.Blue, 255);
            }
        }
    }

    /// <summary>Puts a flat thing into the picture, with its shadow.</summary>
    /// <param name="size">Its size in its own units.</param>
    /// <param name="corners">Where its corners are in the picture: top left, top right, bottom right, bottom left.</param>
    /// <param name="draw">Draws it in its own units.</param>
    /// <param name="shadow">How far it stands off the surface, in pixels; 0 for what is printed on it.</param>
    public void Place(SKSize size, SKPoint[] corners, Action<SKCanvas> draw, float shadow = 12)
    {
        if (shadow > 0)
        {
            using SKPathBuilder builder = new();
            builder.AddPoly(corners, true);
            using SKPath outline = builder.Detach();
            using SKPaint dark = new() { Color = new SKColor(0, 0, 0, 120), IsAntialias = true, MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, shadow) };
            Canvas.Save();
            Canvas.Translate(shadow * 0.5f, shadow * 0.8f);
            Canvas.DrawPath(outline, dark);
            Canvas.Restore();
        }

        Canvas.Save();
        Canvas.Concat(Perspective(size, corners));
        draw(Canvas);
        Canvas.Restore();
    }

    /// <summary>Lets light fall from a point: full there, weaker with the distance.</summary>
    public void Light(float x, float y, float radius, byte darkest)
    {
        using SKShader shader = SKShader.CreateRadialGradient(
            new SKPoint(x, y), radius, [SKColors.White, new SKColor(236, 234, 230), new SKColor(darkest, darkest, (byte)Math.Max(0, darkest - 4))], [0, 0.45f, 1], SKShaderTileMode.Clamp)!;
        using SKPaint paint = new() { Shader = shader, BlendMode = SKBlendMode.Multiply };
        Canvas.DrawRect(Frame, paint);
    }

    /// <summary>Adds the glare of a lamp on something that shines.</summary>
    public void Glare(float x, float y, float radius, byte strength)
    {
        using SKShader shader = SKShader.CreateRadialGradient(new SKPoint(x, y), radius, [new SKColor(255, 255, 250, strength), new SKColor(255, 255, 250, 0)], SKShaderTileMode.Clamp)!;
        using SKPaint paint = new() { Shader = shader, BlendMode = SKBlendMode.Screen };
        Canvas.DrawRect(Frame, paint);
    }

    /// <summary>Takes the photo: a lens that is not quite sharp, a sensor that is not quite still, JPEG.</summary>
    public SKData TakeJpeg(int quality, float blur = 0.5f, int noise = 2)
    {
        using SKBitmap taken = new(_bitmap.Width, _bitmap.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (SKCanvas canvas = new(taken))
        using (SKPaint lens = new() { ImageFilter = SKImageFilter.CreateBlur(blur, blur, SKShaderTileMode.Clamp) })
        {
            canvas.DrawBitmap(_bitmap, 0, 0, SKSamplingOptions.Default, lens);
        }

        Random random = new(_seed);
        Span<byte> pixels = taken.GetPixelSpan();
        for (int at = 0; at < pixels.Length; at += 4)
        {
            int grain = random.Next(-noise, noise + 1);
            for (int channel = 0; channel < 3; channel++)
                pixels[at + channel] = (byte)Math.Clamp(pixels[at + channel] + grain, 0, 255);
        }

        return taken.Encode(SKEncodedImageFormat.Jpeg, quality)!;
    }

    public void Dispose()
    {
        Canvas.Dispose();
        _bitmap.Dispose();
    }

    // The projective map from a rectangle to four points. Source: Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.
    private static SKMatrix Perspective(SKSize size, SKPoint[] corners)
    {
        (SKPoint a, SKPoint b, SKPoint c, SKPoint d) = (corners[0], corners[1], corners[2], corners[3]);
        float dx1 = b.X - c.X, dx2 = d.X - c.X, dx3 = a.X - b.X + c.X - d.X;
        float dy1 = b.Y - c.Y, dy2 = d.Y - c.Y, dy3 = a.Y - b.Y + c.Y - d.Y;
        float determinant = (dx1 * dy2) - (dx2 * dy1);
        float g = ((dx3 * dy2) - (dx2 * dy3)) / determinant;
        float h = ((dx1 * dy3) - (dx3 * dy1)) / determinant;
        SKMatrix square = new(
            b.X - a.X + (g * b.X), d.X - a.X + (h * d.X), a.X,
            b.Y - a.Y + (g * b.Y), d.Y - a.Y + (h * d.Y), a.Y,
            g, h, 1);
        return square.PreConcat(SKMatrix.CreateScale(1 / size.Width, 1 / size.Height));
    }
}
