using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>Renders each kind of page and lets pdftoppm do the same, in turns, and prints medians and ratios: both see the same machine.</summary>
internal static class RenderingRatios
{
    private const int Rounds = 15;
    private static readonly PixelSize Size = new(1240, 1754);

    public static async Task RunAsync(string? pictures)
    {
        using var renderer = new RenderingEngine();
        string folder = Directory.CreateTempSubdirectory("qwendocs-ratios-").FullName;
        Console.WriteLine("| page | ms | bytes | media type | pdftoppm -png | -jpeg | of -png | of -jpeg |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string? name, byte[]? bytes) in RenderingInputs.All())
        {
            string file = Path.Combine(folder, name + ".pdf");
            await File.WriteAllBytesAsync(file, bytes).ConfigureAwait(false);
            List<double> own = [], png = [], jpeg = [];
            PageImage? image = null;
            for (int round = 0; round < Rounds; round++)
            {
                long started = Stopwatch.GetTimestamp();
                using (DocumentContent document = await Document.FromBytes(bytes).OpenAsync().ConfigureAwait(false))
                {
                    using DocumentRenderer rendering = renderer.Open(document);
                    image = await rendering.RenderAsync(document.Pages[0], Size).ConfigureAwait(false);
                }
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                png.Add(Poppler("-png", file));
                jpeg.Add(Poppler("-jpeg", file));
            }
            if (pictures is not null)
                await File.WriteAllBytesAsync(Path.Combine(pictures, name + (image!.MediaType == "image/png" ? ".png" : ".jpg")), image.Bytes.ToArray()).ConfigureAwait(false);
            double ownMedian = Median(own), pngMedian = Median(png), jpegMedian = Median(jpeg);
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {ownMedian:0.0} (best {own.Min():0.0}) | {image!.Bytes.Length:N0} | {image.MediaType} | {pngMedian:0} | {jpegMedian:0} | 1/{pngMedian / ownMedian:0.0} | 1/{jpegMedian / ownMedian:0.0} |"));
        }
        Directory.Delete(folder, recursive: true);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static double Poppler(string format, string file)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("pdftoppm", [format, "-scale-to-x", "1240", "-scale-to-y", "1754", file])
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
