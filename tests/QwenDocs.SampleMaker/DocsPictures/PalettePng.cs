using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Quantization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.DocsPictures;

/// <summary>Writes pictures of few colours as PNG with a palette: a third of the size.</summary>
internal static class PalettePng
{
    public static void Write(SKBitmap bitmap, string path, int colours)
    {
        using var image = Image.LoadPixelData<Rgba32>(bitmap.GetPixelSpan(), bitmap.Width, bitmap.Height);
        image.SaveAsPng(path, new PngEncoder
        {
            ColorType = PngColorType.Palette,
            BitDepth = PngBitDepth.Bit8,
            CompressionLevel = PngCompressionLevel.BestCompression,
            Quantizer = new WuQuantizer(new QuantizerOptions { MaxColors = colours, Dither = null }),
        });
    }
}
