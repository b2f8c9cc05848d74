using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Resolution;
using QwenDocs.Records.Invoices;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Benchmarks;

/// <summary>
/// Image tokens a page on real documents: the plan at full size, the plan at the smallest legible size (capitals of 10 pixels), and two fixed
/// habits: a long side of 2,048 pixels (the default of olmocr's <c>render_pdf_to_base64png</c>), and 300 dpi, the usual setting for OCR.
/// </summary>
internal static class TokensAPage
{
    private static readonly VisionModelProfile Model = VisionModelProfile.Qwen25VL;

    public static async Task RunAsync(string[] files)
    {
        using RenderingEngine renderer = new();
        RecordSchema schema = RecordSchema.For<Invoice>();
        Console.WriteLine("document                                  pages   plan  legible  2048 px  300 dpi");
        long pages = 0, plan = 0, legible = 0, side = 0, dots = 0;
        foreach (string file in files)
        {
            using DocumentContent document = await Document.FromFile(file).OpenAsync().ConfigureAwait(false);
            long[] tokens =
            [
                (await new ExtractionPlanner(Model, null, renderer).PlanAsync(document, schema).ConfigureAwait(false)).Pages.Sum(page => (long)page.ImageTokens),
                await LegibleAsync(document, renderer).ConfigureAwait(false),
                document.Pages.Sum(page => (long)Model.CountImageTokens(Scaled(page.Size, 2_048 / Math.Max(page.Size.Width, page.Size.Height)))),
                document.Pages.Sum(page => (long)Model.CountImageTokens(Scaled(page.Size, 300 / 72d))),
            ];
            Print(document.Name, document.Pages.Count, tokens);
            (pages, plan, legible, side, dots) = (pages + document.Pages.Count, plan + tokens[0], legible + tokens[1], side + tokens[2], dots + tokens[3]);
        }

        Print("all", (int)pages, [plan, legible, side, dots]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"against the plan at full size: 2048 px {side / (double)plan:0.00} times, 300 dpi {dots / (double)plan:0.00} times"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"against legible sizes: 2048 px {side / (double)legible:0.00} times, 300 dpi {dots / (double)legible:0.00} times"));
    }

    // The smallest print decides, as in a plan that has no more room than that.
    private static async Task<long> LegibleAsync(DocumentContent document, RenderingEngine renderer)
    {
        ResolutionOptions options = new();
        PageSizing[] pages = [.. document.Pages.Select(page => new PageSizing(page, Model, options))];
        await new PageMeasurement(document, renderer).MeasureAsync(pages, CancellationToken.None).ConfigureAwait(false);
        return ResolutionBudget.Tokens(pages, options.MinTextHeight);
    }

    private static PixelSize Scaled(PageSize page, double scale) => new((int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale));

    private static void Print(string name, int pages, long[] tokens) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{(name.Length > 40 ? name[..40] : name),-40}  {pages,5}  {tokens[0] / pages,5:#,0}  {tokens[1] / pages,7:#,0}  {tokens[2] / pages,7:#,0}  {tokens[3] / pages,7:#,0}"));
}
