using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Measures evidence: how many errors of each kind are flagged, how many true values are, and how long it takes. Seeds are fixed.</summary>
internal static class GroundingReport
{
    private const int ErrorsOfAKind = 4;

    public static async Task RunAsync(string[] args, TextRecognizer? recognizer = null)
    {
        string corpus = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? Environment.GetEnvironmentVariable("QWENDOCS_CORPUS") ?? "../shared/corpus";
        bool isVerbose = args.Contains("--verbose");
        List<GroundingSample> invoices = await GroundingSamples.InvoicesAsync(corpus);
        List<GroundingSample> receipts = await GroundingSamples.ReceiptsAsync(corpus, recognizer);
        GroundingOptions dayFirst = new() { DateOrder = PrintedDateOrder.DayFirst };
        string reader = recognizer is null ? "transcribed by hand" : recognizer.Name;

        // What is changed is decided on the tuning half: --tuning leaves the other one unseen.
        foreach (bool isTuning in args.Contains("--tuning") ? (bool[])[true] : [true, false])
        {
            string half = isTuning ? "tuning half (every second file by name)" : "held out";
            List<GroundingSample> documents = [.. invoices.Where((_, i) => i % 2 == (isTuning ? 0 : 1))];
            Report($"Invoices, {half}", documents, new GroundingOptions(), isVerbose);
            Report($"Receipts ({reader}), {half}", [.. receipts.Where((_, i) => i % 2 == (isTuning ? 0 : 1))], dayFirst, isVerbose);
            Lines($"Lines and amounts left out and invented, {half}", documents, isVerbose);
        }

        GroundingTiming.Report(invoices);
    }

    private static void Report(string title, List<GroundingSample> samples, GroundingOptions options, bool isVerbose)
    {
        Grounder grounder = new(options);
        DetectionTable table = new();
        List<double> times = [];
        foreach (GroundingSample sample in samples)
        {
            long start = Stopwatch.GetTimestamp();
            RecordEvidence truth = grounder.Ground(sample.Record, sample.Schema, sample.Pages);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            HashSet<FieldPath> sound = [];
            foreach (FieldEvidence field in truth.Where(field => field.Verdict != EvidenceVerdict.Absent && !sample.IsNotPrinted(field.Path.ToString())))
            {
                table.AddTrue(field.IsFlagged, field.Verdict == EvidenceVerdict.Unplaced, field.Score);
                if (field.IsFlagged || field.Verdict == EvidenceVerdict.Unplaced)
                    table.Alarms.Add($"{sample.Id} {field}");
            }

            // Errors go into values that were borne out: others would be flagged anyway.
            foreach (FieldEvidence field in truth.Where(field => field.Verdict != EvidenceVerdict.Absent && !field.IsFlagged && !sample.IsNotPrinted(field.Path.ToString())))
                sound.Add(field.Path);
            HashSet<string> rules = Findings(sample, sample.Record);
            PrintIndex print = new(sample.Pages, CancellationToken.None);
            foreach (InjectedError error in new ErrorInjection(sample, print, seed: 1, ErrorsOfAKind).Make(sound))
            {
                FieldEvidence? field = grounder.Ground(error.Record, sample.Schema, sample.Pages)[error.Path];
                bool isByRules = sample.HasRules && Findings(sample, error.Record).Except(rules).Any();
                bool isFirm = field is null or { IsFlagged: true }, isDoubtful = field?.Verdict == EvidenceVerdict.Unplaced;
                table.AddError(error, isFirm, isDoubtful, isByRules, field?.Score ?? 0);
                if (!isFirm)
                    table.Misses.Add($"{(isByRules ? "rule" : isDoubtful ? "doubt" : "MISS")} {error.Kind} | {sample.Id} {error.Before} -> {error.After} | {field}");
            }
        }

        times.Sort();
        Console.WriteLine($"### {title}: {samples.Count} documents\n\n{table}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Time a record: median {times[times.Count / 2]:0.0} ms, longest {times[^1]:0.0} ms.\n"));
        if (!isVerbose)
            return;
        Console.WriteLine("Alarms:\n" + string.Join('\n', table.Alarms));
        Console.WriteLine("Misses:\n" + string.Join('\n', table.Misses.Order(StringComparer.Ordinal)));
    }

    /// <summary>Whole lines: one left out, one invented; and how often a true record is said to have either.</summary>
    private static void Lines(string title, List<GroundingSample> samples, bool isVerbose)
    {
        Grounder grounder = new();
        int omitted = 0, omittedFound = 0, invented = 0, inventedFound = 0, missed = 0, missedFound = 0, alarms = 0, documents = 0;
        foreach (GroundingSample sample in samples)
        {
            var lines = (JsonArray)sample.Record["lines"]!;
            if (sample.IsNotPrinted("$.total") || sample.IsNotPrinted("$.lines[0].netAmount"))
                continue;
            documents++;
            List<Finding> known = [.. Completeness(grounder, sample, sample.Record)];
            alarms += known.Count;
            if (isVerbose)
                known.ForEach(finding => Console.WriteLine($"alarm {sample.Id} {finding}"));
            HashSet<string> before = [.. known.Select(finding => finding.ToString())];
            for (int i = 0; i < lines.Count && lines.Count > 1; i++)
            {
                JsonNode record = sample.Record.DeepClone();
                ((JsonArray)record["lines"]!).RemoveAt(i);
                omitted++;
                bool isFound = Completeness(grounder, sample, record).Any(finding => finding.Code == "evidence.missedRow" && !before.Contains(finding.ToString()));
                omittedFound += isFound ? 1 : 0;
                if (isVerbose && !isFound)
                    Console.WriteLine($"line not missed {sample.Id} {lines[i]!.ToJsonString()}");
            }

            if (lines.Count > 0)
            {
                JsonNode record = sample.Record.DeepClone();
                JsonNode line = lines[^1]!.DeepClone();
                line["description"] = "Granite cobble stones, grey, bundle";
                line["quantity"] = 37;
                line["unitPrice"] = 18.37m;
                line["netAmount"] = 679.69m;
                line["articleNumber"] = "GCS-99-1734";
                ((JsonArray)record["lines"]!).Add(line);
                invented++;
                inventedFound += Completeness(grounder, sample, record).Any(finding => finding.Code == "evidence.inventedRow" && !before.Contains(finding.ToString())) ? 1 : 0;
            }

            foreach (FieldEvidence field in LabelledAmounts(grounder, sample))
            {
                missed++;
                bool isFound = Completeness(grounder, sample, ErrorInjection.With(sample.Record, field.Path, null)).Any(finding => finding.Code == "evidence.missed" && finding.Path == field.Path);
                missedFound += isFound ? 1 : 0;
                if (isVerbose && !isFound)
                    Console.WriteLine($"not missed {sample.Id} {field}");
            }
        }

        Console.WriteLine($"### {title}: {documents} documents\n\n| | cases | found |\n| --- | --- | --- |\n| a line left out | {omitted} | {omittedFound} |\n| a line invented | {invented} | {inventedFound} |\n| a labelled amount left out | {missed} | {missedFound} |\n\nFalse alarms on true records: {alarms}.\n");
    }

    /// <summary>The amounts that stand at a label of their own. Where two values share one print, it is the one's whose label stands there.</summary>
    private static IEnumerable<FieldEvidence> LabelledAmounts(Grounder grounder, GroundingSample sample)
    {
        PrintIndex print = new(sample.Pages, CancellationToken.None);
        GroundingContext context = new(print, RecordClaims.Of(sample.Schema, sample.Record, print.Folding), PrintedDateOrder.Unknown, CancellationToken.None);
        foreach (FieldEvidence field in grounder.Ground(sample.Record, sample.Schema, sample.Pages).Where(field => field is { Verdict: EvidenceVerdict.Supported, Reason: EvidenceReason.AtLabel, Path.Segments.Count: 1 }))
        {
            if (context.Claims.FirstOrDefault(claim => claim.Path == field.Path) is not { Number: not null } claim)
                continue;
            PrintSpan span = print.Numbers.First(number => print.BoxOf(number.Span) == field.Spans[0].Box).Span;
            if (context.Labels.Score(claim.Field, span) >= context.Labels.Best(span, other => other != claim.Field && !other.IsInList).Score)
                yield return field;
        }
    }

    private static IEnumerable<Finding> Completeness(Grounder grounder, GroundingSample sample, JsonNode record) =>
        grounder.Ground(record, sample.Schema, sample.Pages).Findings.Where(finding => finding.Code is "evidence.missedRow" or "evidence.inventedRow" or "evidence.missed");

    /// <summary>What the record's own rules find, warnings and worse.</summary>
    public static HashSet<string> Findings(GroundingSample sample, JsonNode record)
    {
        if (!sample.HasRules)
            return [];
        object typed = record.Deserialize(sample.Schema.TypeInfo)!;
        return [.. new RecordValidator().Validate(typed, sample.Schema.TypeInfo).Where(finding => finding.Severity >= FindingSeverity.Warning).Select(finding => $"{finding.Path} {finding.Code}")];
    }
}
