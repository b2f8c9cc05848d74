using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Measures time and memory on long documents: the pages and lines of an invoice again and again, which is the worst case.</summary>
internal static class GroundingTiming
{
    public static void Report(IReadOnlyList<GroundingSample> samples)
    {
        GroundingSample sample = samples.Where(sample => !sample.IsNotPrinted("$.total")).MaxBy(sample => ((JsonArray)sample.Record["lines"]!).Count)!;
        int ofOne = ((JsonArray)sample.Record["lines"]!).Count;
        Console.WriteLine("### Time and memory, the same pages and lines again and again\n\n| pages | lines | values | ms | allocated MB | complete |\n| --- | --- | --- | --- | --- | --- |");
        foreach (int times in new[] { 1, 1, 5, 20, 60, 240 })
        {
            List<PageText> pages = [];
            JsonNode record = sample.Record.DeepClone();
            var lines = (JsonArray)record["lines"]!;
            for (int i = 0; i < times; i++)
            {
                pages.AddRange(sample.Pages.Select(page => new PageText(pages.Count + page.PageNumber, page.Size, page.Source, page.Lines)));
                for (int line = 0; i > 0 && line < ofOne; line++)
                    lines.Add(sample.Record["lines"]![line]!.DeepClone());
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            RecordEvidence evidence = new Grounder().Ground(record, sample.Schema, pages);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {pages.Count} | {lines.Count} | {evidence.Count} | {elapsed:0} | {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1048576.0:0.0} | {(evidence.IsComplete ? "yes" : "no")} |"));
        }
    }
}
