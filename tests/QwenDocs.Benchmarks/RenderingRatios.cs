using System.Diagnostics;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>
/// Renders each kind of page and lets pdftoppm do the same, in turns. What is compared is processor time, the least of all rounds: on a
/// machine with other work the time by the clock says little.
/// </summary>
internal static class RenderingRatios
{
    private const int Rounds = 15;
    private static readonly PixelSize Size = new(1240, 1754);

    public static async Task RunAsync(string? pictures)
    {
        using var renderer = new RenderingEngine();
        string folder = Directory.CreateTempSubdirectory("qwendocs-ratios-").FullName;
        Console.WriteLine("| page | processor ms | by the clock | bytes | media type | pdftoppm -png | -jpeg | of -png | of -jpeg |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string? name, byte[]? bytes) in RenderingInputs.All())
        {
            string file = Path.Combine(folder, name + ".pdf");
            await File.WriteAllBytesAsync(file, bytes).ConfigureAwait(false);
            double own = double.MaxValue, clock = double.MaxValue, png = double.MaxValue, jpeg = double.MaxValue;
            PageImage? image = null;
            for (int round = 0; round < Rounds; round++)
            {
                // The first calls run code that is not optimised yet: three to a round of the other program.
                for (int call = 0; call < 3; call++)
                {
                    long started = Stopwatch.GetTimestamp();
                    TimeSpan used = Environment.CpuUsage.TotalTime;
                    using (DocumentContent document = await Document.FromBytes(bytes).OpenAsync().ConfigureAwait(false))
                    {
                        using DocumentRenderer rendering = renderer.Open(document);
                        image = await rendering.RenderAsync(document.Pages[0], Size).ConfigureAwait(false);
                    }
                    own = Math.Min(own, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
                    clock = Math.Min(clock, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
                png = Math.Min(png, Poppler("-png", file));
                jpeg = Math.Min(jpeg, Poppler("-jpeg", file));
            }
            if (pictures is not null)
                await File.WriteAllBytesAsync(Path.Combine(pictures, name + (image!.MediaType == "image/png" ? ".png" : ".jpg")), image.Bytes.ToArray()).ConfigureAwait(false);
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {own:0.0} | {clock:0.0} | {image!.Bytes.Length:N0} | {image.MediaType} | {png:0} | {jpeg:0} | 1/{png / own:0.0} | 1/{jpeg / own:0.0} |"));
        }
        Directory.Delete(folder, recursive: true);
    }

    // The shell tells the processor time of what it ran, in seconds, as its last line.
    private static double Poppler(string format, string file)
    {
        string command = $"TIMEFORMAT='%U %S'; time pdftoppm {format} -scale-to-x {Size.Width} -scale-to-y {Size.Height} '{file}' > /dev/null";
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true })!;
        string[] times = process.StandardError.ReadToEnd().Trim().Split('\n')[^1].Split(' ');
        process.WaitForExit();
        return times.Sum(time => double.Parse(time, CultureInfo.InvariantCulture)) * 1000;
    }
}
