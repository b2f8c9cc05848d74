using System.Diagnostics;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Grounding.Pages;
using QwenDocs.Ocr;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>How much print PDFs show outside of their text layers, and what it costs to look for it and to read it.</summary>
internal static class HybridPages
{
    private const int MostPages = 3;

    public static async Task RunAsync(string[] args)
    {
        bool isVerbose = args.Contains("--verbose");
        using RenderingEngine rendering = new();
        await using OcrReader reader = new(new OcrOptions { Threads = 2 });
        Console.WriteLine("| folder | pages with words | with other print | read by the recogniser | unread for want of a recogniser | with hidden words | ms a page to look | ms a page to read the rest |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (string folder in args.Where(Directory.Exists))
        {
            int pages = 0, other = 0, recognised = 0, unread = 0, hidden = 0;
            double look = 0, read = 0;
            foreach (string file in Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                try
                {
                    using DocumentContent document = await Document.FromFile(file).OpenAsync();
                    await using DocumentRenderer renderer = rendering.Open(document);
                    foreach (DocumentPage page in document.Pages.Take(MostPages))
                    {
                        if ((await page.ReadTextAsync()).Lines.Count == 0)
                            continue;

                        // Opening the document, and the first call of a method, are no part of the look.
                        await renderer.IsBlankAsync(page, CancellationToken.None);
                        long started = Stopwatch.GetTimestamp();
                        ShownText shown = await renderer.ReadShownTextAsync(page, CancellationToken.None);
                        look += Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                        started = Stopwatch.GetTimestamp();
                        IReadOnlyList<TextWord> words = shown.OtherPrint.Sum(region => region.Letters) < PrintedPages.FewestLetters ? [] : await RecognizedText.ReadAsync(page, shown.OtherPrint, reader, renderer, CancellationToken.None);
                        read += Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                        PrintedPage covered = PrintedPages.Cover(page, shown);
                        pages++;
                        other += shown.OtherPrint.Count > 0 ? 1 : 0;
                        recognised += words.Count > 0 ? 1 : 0;
                        unread += covered.HasUnreadPrint ? 1 : 0;
                        hidden += covered.Hidden is not null ? 1 : 0;
                        if (isVerbose && (shown.OtherPrint.Count > 0 || covered.Hidden is not null || !shown.IsCompared))
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} page {page.Number}: compared {shown.IsCompared}, {shown.Text.Words.Count()} words drawn, {shown.HiddenWords} not, {shown.OnPrint.Count} on print; other print {string.Join(' ', shown.OtherPrint.Select(region => region.Letters))}, uncovered {shown.UncoveredPrint.Sum(region => region.Letters)}{(covered.HasUnreadPrint ? " unread" : "")}: {string.Join(' ', words.Select(word => word.Text))}"));
                    }
                }
                catch (QwenDocsException exception)
                {
                    if (isVerbose)
                        Console.WriteLine(exception.Message);
                }
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} | {pages} | {other} | {recognised} | {unread} | {hidden} | {look / Math.Max(1, pages):0} | {read / Math.Max(1, pages):0} |"));
        }
    }
}
