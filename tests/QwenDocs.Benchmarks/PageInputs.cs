using System.Diagnostics;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Benchmarks;

/// <summary>Tokens a page, pictures and text of pages together, for each <see cref="PageInput"/>, over files or folders of PDFs.</summary>
internal static class PageInputs
{
    public static async Task RunAsync(string[] paths)
    {
        string[] files = [.. paths.SelectMany(FilesOf)];
        using RenderingEngine renderer = new();
        RecordSchema schema = RecordSchema.For<Invoice>();
        Dictionary<PageInput, List<PlannedPage>> pages = [];
        Dictionary<PageInput, double> seconds = [];
        foreach (PageInput input in Enum.GetValues<PageInput>())
        {
            pages[input] = [];
            long started = Stopwatch.GetTimestamp();
            ExtractionPlanner planner = new(VisionModelProfile.Qwen25VL, new PlanningOptions { PageInput = input, SkipBlankPages = false }, renderer);
            foreach (string file in files)
            {
                using DocumentContent document = await Document.FromFile(file).OpenAsync().ConfigureAwait(false);
                ExtractionPlan plan = await planner.PlanAsync(document, schema).ConfigureAwait(false);
                pages[input].AddRange(plan.Pages);
                if (input == PageInput.Auto)
                    Console.WriteLine($"{Path.GetFileName(file)}: {string.Join(", ", plan.Pages.Select(page => $"{page.Input} {page.ImageTokens}+{page.TextTokens}"))}");
            }

            seconds[input] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {pages[PageInput.Picture].Count} pages"));
        Console.WriteLine("input              tokens a page  image  text   pages as picture, both, text   ms a page");
        foreach ((PageInput input, List<PlannedPage> planned) in pages)
        {
            double count = planned.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{input,-18} {planned.Sum(Tokens) / count,12:#,0}  {planned.Sum(page => page.ImageTokens) / count,5:#,0}  {planned.Sum(page => page.TextTokens) / count,4:#,0}   {planned.Count(page => page.Input == PageInput.Picture),6}, {planned.Count(page => page.Input == PageInput.PictureAndText)}, {planned.Count(page => page.Input == PageInput.Text)}   {1000 * seconds[input] / count:0}"));
        }
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];

    private static double Tokens(PlannedPage page) => page.ImageTokens + page.TextTokens;
}
