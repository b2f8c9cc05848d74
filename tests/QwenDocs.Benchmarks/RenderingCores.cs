using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>Renders 48 pages of text one at a time and two at a time, in turns, and prints how many times as fast two cores are.</summary>
internal static class RenderingCores
{
    private const int Pages = 48;
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        byte[] pdf = RenderingInputs.TextPdf(Pages);
        double one = double.MaxValue, two = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            one = Math.Min(one, await RenderAsync(pdf, 1).ConfigureAwait(false));
            two = Math.Min(two, await RenderAsync(pdf, 2).ConfigureAwait(false));
        }

        Console.WriteLine(FormattableString.Invariant($"{Pages} pages: {one / Pages:0.0} ms a page on one core, {two / Pages:0.0} on two: {one / two:0.00} times as fast"));
    }

    private static async Task<double> RenderAsync(byte[] pdf, int concurrency)
    {
        using var renderer = new RenderingEngine(new RenderingOptions { MaxConcurrency = concurrency });
        using DocumentContent document = await Document.FromBytes(pdf).OpenAsync().ConfigureAwait(false);
        using DocumentRenderer rendering = renderer.Open(document);
        var size = new PixelSize(1240, 1754);

        // The sandboxes of both cores are made before the clock starts.
        await Task.WhenAll(document.Pages.Take(2 * concurrency).Select(page => rendering.RenderAsync(page, size))).ConfigureAwait(false);
        long started = Stopwatch.GetTimestamp();
        int rendered = 0;
        await foreach (PageImage image in rendering.RenderAllAsync(document.Pages.Select(page => (page, size))).ConfigureAwait(false))
            rendered += image.Bytes.Length > 0 ? 1 : 0;
        return rendered == Pages ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException("A page is missing.");
    }
}
