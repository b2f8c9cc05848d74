using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests.Evidence;

/// <summary>Each record that the library brings along, printed as a document of its kind: true values stand where they are printed, and misread ones are noticed.</summary>
public sealed class EvidenceOfEveryRecordTests
{
    // Each misreading is a grounding of the record. All of them take half a minute, so the suite tries a third; QWENDOCS_ALL_MISREADINGS=1 prints the table of all, and what passed.
    private const int Share = 3;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("QWENDOCS_ALL_MISREADINGS") == "1";
    private static readonly Grounder Grounder = new();

    [Fact]
    public void There_is_a_true_record_of_every_kind() =>
        TrueRecords.All.Select(record => record.Record.GetType()).ShouldBe(new RecordMap().Documents.Where(type => !type.IsAbstract), ignoreOrder: true);

    [Fact]
    public void The_figures_of_every_record_are_approved()
    {
        StringBuilder table = new("record | values | at their place | elsewhere | in doubt | flagged | misread | flagged | in doubt | passed\n");
        foreach ((RecordSchema schema, object record) in TrueRecords.All)
        {
            Row row = Measure(schema, record);
            table.Append(CultureInfo.InvariantCulture, $"{schema.Name} | {row.Values} | {row.AtPlace} | {row.Elsewhere} | {row.Doubts} | {row.Flagged} | {row.Misread} | {row.MisreadFlagged} | {row.MisreadDoubts} | {row.Passed}\n");
        }
        if (IsWhole)
            TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        else
            table.ToString().ShouldMatchApproved(options => options.WithFileExtension(".txt"));
    }

    // As ExtractBench counts (arXiv 2607.29677): a cited box is right where it and the box of the print cover half of what they cover together. Only the field's own print counts, however often its value is printed.
    [Fact]
    public void Boxes_are_those_of_the_print()
    {
        int printed = 0, cited = 0, right = 0;
        foreach ((RecordSchema schema, object record) in TrueRecords.All)
        {
            JsonNode json = JsonSerializer.SerializeToNode(record, schema.TypeInfo)!;
            PrintedRecord document = new(schema, json);
            RecordEvidence evidence = Grounder.Ground(json, schema, document.Pages, TestContext.Current.CancellationToken);
            printed += document.Places.Count;
            foreach (FieldEvidence field in evidence.Where(field => field.Spans.Count > 0 && document.Places.ContainsKey(field.Path)))
            {
                cited++;
                right += field.Spans.Any(span => document.Places[field.Path].Any(place => place.Page == span.PageNumber && Overlap(place.Box, span.Box) >= 0.5)) ? 1 : 0;
            }
        }

        double f1 = 2.0 * right / (printed + cited);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{printed} printed, {cited} cited, {right} right: F1 {f1:0.000}"));
        f1.ShouldBeGreaterThan(0.92);
    }

    private static Row Measure(RecordSchema schema, object record)
    {
        JsonNode json = JsonSerializer.SerializeToNode(record, schema.TypeInfo)!;
        PrintedRecord printed = new(schema, json);
        RecordEvidence evidence = Grounder.Ground(json, schema, printed.Pages);
        Row row = default;
        foreach (FieldEvidence field in evidence.Where(field => printed.Places.ContainsKey(field.Path)))
        {
            row.Values++;
            if (field.IsFlagged)
                row.Flagged++;
            else if (field.Verdict == EvidenceVerdict.Unplaced)
                row.Doubts++;
            else if (field.Spans.Count == 0 || field.Spans.Any(span => printed.Places[field.Path].Any(place => place.Page == span.PageNumber && Touch(place.Box, span.Box))))
                row.AtPlace++;
            else
            {
                row.Elsewhere++;
                Tell($"elsewhere: {schema.Name} {field}");
            }

            if ((!IsWhole && row.Values % Share != 0) || field.IsFlagged || schema.Record.Find(field.Path) is not { } node || Misreading.Of(json, field.Path, node) is not { } misread)
                continue;
            row.Misread++;
            FieldEvidence? after = Grounder.Ground(misread, schema, printed.Pages)[field.Path];
            if (after is null or { IsFlagged: true })
                row.MisreadFlagged++;
            else if (after.Verdict == EvidenceVerdict.Unplaced)
                row.MisreadDoubts++;
            else
            {
                row.Passed++;
                Tell($"passed: {schema.Name} {after}");
            }
        }
        return row;
    }

    private static void Tell(string line)
    {
        if (IsWhole)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    private static bool Touch(PageBox a, PageBox b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static double Overlap(PageBox a, PageBox b)
    {
        double shared = a.SharedArea(b);
        double all = (a.Width * a.Height) + (b.Width * b.Height) - shared;
        return all > 0 ? shared / all : 0;
    }

    private record struct Row(int Values, int AtPlace, int Elsewhere, int Doubts, int Flagged, int Misread, int MisreadFlagged, int MisreadDoubts, int Passed);
}
