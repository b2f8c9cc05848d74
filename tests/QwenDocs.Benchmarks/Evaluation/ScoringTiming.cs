using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Evaluation;

namespace QwenDocs.Benchmarks.Evaluation;

/// <summary>Measures time and memory of scoring long lists, from equal rows to rows that have nothing in common.</summary>
internal static class ScoringTiming
{
    private const int Columns = 10;

    public static void Report()
    {
        Console.WriteLine("| rows | wrong cells | values a column | s | peak MB | F1 |\n| --- | --- | --- | --- | --- | --- |");
        foreach ((int rows, double wrong, int values) in new[] { (500, 0.05, 1_000_000), (5_000, 0.02, 1_000_000), (5_000, 0.3, 1_000_000), (5_000, 0.3, 20), (5_000, 1.0, 20), (5_000, 1.0, 3) })
            Measure(rows, wrong, values);
    }

    private static void Measure(int rows, double wrong, int values)
    {
        Random random = new(17);
        JsonArray truth = [], given = [];
        for (int row = 0; row < rows; row++)
        {
            JsonObject expected = [], predicted = [];
            for (int column = 0; column < Columns; column++)
            {
                int value = random.Next(values);
                expected[Name(column)] = value;
                predicted[Name(column)] = random.NextDouble() < wrong ? random.Next(values) : value;
            }

            truth.Add(expected);
            given.Insert(random.Next(given.Count + 1), predicted);
        }

        JsonElement left = Record(truth), right = Record(given);
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        DocumentScore score = ExtractBenchScorer.Score(left, right);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rows} | {100 * wrong:0} % | {values} | {seconds:0.00} | {megabytes:0} | {score.Values.F1:0.0000} |"));
    }

    private static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    private static JsonElement Record(JsonArray rows) => JsonSerializer.SerializeToElement(new JsonObject { ["lines"] = rows });
}
