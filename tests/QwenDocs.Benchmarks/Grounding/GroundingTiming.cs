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
        Grounder grounder = new();
        Console.WriteLine("### Time and memory, the same pages and lines again and again\n\n| pages | lines | values | ms | of the processor | allocated MB | live at the peak, MB | complete |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int times in new[] { 1, 1, 3, 5, 20, 60, 240 })
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

            // Short documents often, for the clock and other work on the machine tell little of a few milliseconds.
            int rounds = Math.Max(1, 30 / times);
            RecordEvidence? evidence = null;
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            for (int round = 0; round < rounds; round++)
                evidence = grounder.Ground(record, sample.Schema, pages);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds / rounds, used = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / rounds;
            double megabytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1048576.0 / rounds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {pages.Count} | {lines.Count} | {evidence!.Count} | {elapsed:0} | {used:0} | {megabytes:0.0} | {PeakOf(record, sample, pages):0.0} | {(evidence.IsComplete ? "yes" : "no")} |"));
        }
    }

    /// <summary>The most that was reachable at a time: full collections on another thread all the while.</summary>
    private static double PeakOf(JsonNode record, GroundingSample sample, List<PageText> pages)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), peak = before;
        using CancellationTokenSource end = new();
        Thread collecting = new(() =>
        {
            while (!end.IsCancellationRequested)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        });
        collecting.Start();
        GC.KeepAlive(new Grounder(new GroundingOptions { TimeLimit = TimeSpan.FromMinutes(5) }).Ground(record, sample.Schema, pages));
        end.Cancel();
        collecting.Join();
        return (peak - before) / 1048576.0;
    }
}
