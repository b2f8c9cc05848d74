using System.IO.Compression;
using System.Text;
using QwenDocs.Documents;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>Documents made in code.</summary>
internal static class Inputs
{
    public static async Task<DocumentContent> OpenAsync(byte[] bytes, string name = "test") =>
        await Document.FromBytes(bytes, name).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Writes a PDF of numbered objects; the first is the catalog.</summary>
    public static byte[] Pdf(params (string Dictionary, byte[]? Stream)[] objects)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        for (int i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Position);
            (string? dictionary, byte[]? stream) = objects[i];
            if (stream is null)
            {
                Write($"{i + 1} 0 obj\n{dictionary}\nendobj\n");
                continue;
            }
            Write($"{i + 1} 0 obj\n{dictionary[..dictionary.LastIndexOf(">>", StringComparison.Ordinal)]} /Length {stream.Length} >>\nstream\n");
            file.Write(stream);
            Write("\nendstream\nendobj\n");
        }
        long table = file.Position;
        Write($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets)
            Write($"{offset:0000000000} 00000 n \n");
        Write($"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }

    /// <summary>Writes a PDF of one page of 200 × 100 points with further objects from number 5 on.</summary>
    public static byte[] Page(string content, string resources = "", string page = "", params (string Dictionary, byte[]? Stream)[] objects) => Pdf(
    [
        ("<< /Type /Catalog /Pages 2 0 R >>", null),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
        ($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << {resources} >> {page} >>", null),
        ("<< >>", Encoding.ASCII.GetBytes(content)),
        .. objects,
    ]);

    /// <summary>Writes a page that is a JPEG.</summary>
    public static byte[] Scan(byte[] jpeg, int width, int height, string content = "", string image = "", string page = "", params (string Dictionary, byte[]? Stream)[] objects) => Page(
        "q 200 0 0 100 0 0 cm /I Do Q " + content,
        "/XObject << /I 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
        page,
        [($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode {image} >>", jpeg), .. objects]);

    public static byte[] TextPage(string text = "Invoice 4711") => Page(
        $"BT /F 24 Tf 10 40 Td ({text}) Tj ET", "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>");

    /// <summary>Forms that draw each other ten times, thirty levels deep.</summary>
    public static byte[] NestedForms()
    {
        const int Levels = 30;
        (string, byte[]?)[] forms = Enumerable.Range(0, Levels).Select(level => (
            $"<< /Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /N {level + 6} 0 R >> >> >>",
            (byte[]?)Encoding.ASCII.GetBytes(level == Levels - 1 ? "0 0 9 9 re f" : string.Concat(Enumerable.Repeat("/N Do ", 10))))).ToArray();
        return Page("/N Do", "/XObject << /N 5 0 R >>", "", forms);
    }

    /// <summary>A few hundred kilobytes of drawing that inflate to 300 megabytes.</summary>
    public static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] spaces = Enumerable.Repeat((byte)' ', 30_000).ToArray();
            for (int i = 0; i < 10_000; i++)
                zlib.Write(spaces);
        }
        return Page("/N Do", "/XObject << /N 5 0 R >>", "", ("<< /Type /XObject /Subtype /Form /BBox [0 0 200 100] /Filter /FlateDecode >>", packed.ToArray()));
    }

    /// <summary>Four quarters: red, green above blue, black.</summary>
    public static SKBitmap Quarters(int width, int height)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        (SKColor Color, int X, int Y)[] quarters = [(SKColors.Red, 0, 0), (SKColors.Lime, 1, 0), (SKColors.Blue, 0, 1), (SKColors.Black, 1, 1)];
        foreach ((SKColor color, int x, int y) in quarters)
        {
            paint.Color = color;
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }
        return bitmap;
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format, int quality = 95)
    {
        using SKData data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
