using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding.Marks;

/// <summary>Counts what evidence says of right and of wrong marks.</summary>
internal sealed class MarkCounts
{
    private static readonly HashSet<string> Marked = ["shipperSignature", "carrierSignature", "carrierStamp", "original", "telexRelease", "dangerousGoods", "fragile"];

    public int Marks { get; private set; }

    public int FalseAlarms { get; private set; }

    public int RightInDoubt { get; private set; }

    public int ErrorsFound { get; private set; }

    public int ErrorsInDoubt { get; private set; }

    public List<string> Misses { get; } = [];

    public Task AddAsync(
        string name,
        byte[] file,
        TextRecognizer? recognizer,
        MarkRecord truth,
        RenderingEngine rendering,
        CancellationToken cancellationToken) =>
        AddAsync(name, file, recognizer, RecordSchema.For<MarkRecord>(), truth, truth.Opposite(), rendering, cancellationToken);

    public Task AddAsync(
        string name,
        byte[] file,
        TextRecognizer? recognizer,
        MarkedGoods truth,
        RenderingEngine rendering,
        CancellationToken cancellationToken) =>
        AddAsync(name, file, recognizer, RecordSchema.For<MarkedGoods>(), truth, truth.Opposite(), rendering, cancellationToken);

    private async Task AddAsync<T>(
        string name,
        byte[] file,
        TextRecognizer? recognizer,
        RecordSchema<T> schema,
        T truth,
        T opposite,
        RenderingEngine rendering,
        CancellationToken cancellationToken)
    {
        GroundingOptions options = new();
        if (recognizer is not null)
            options.UseRecognizer(recognizer);
        foreach (bool isTrue in new[] { true, false })
        {
            using DocumentContent content = await Document.FromBytes(file, name).OpenAsync(cancellationToken: cancellationToken);
            JsonNode? record = JsonSerializer.SerializeToNode(isTrue ? truth : opposite, schema.TypeInfo);
            RecordEvidence evidence = await new Grounder(options).GroundAsync(record, schema, content, rendering, cancellationToken);
            foreach (FieldEvidence field in evidence.Where(field => field.Path.Leaf?.Name is { } leaf && Marked.Contains(leaf)))
            {
                bool isDoubt = field.Verdict == EvidenceVerdict.Unplaced;
                Marks += isTrue ? 1 : 0;
                FalseAlarms += isTrue && field.IsFlagged ? 1 : 0;
                RightInDoubt += isTrue && isDoubt ? 1 : 0;
                ErrorsFound += !isTrue && field.IsFlagged ? 1 : 0;
                ErrorsInDoubt += !isTrue && isDoubt ? 1 : 0;
                if (isDoubt || field.IsFlagged == isTrue)
                    Misses.Add($"{name} {(isTrue ? "true" : "false")}: {field}");
            }
        }
    }

    public override string ToString() => $"{Marks} marks: {FalseAlarms} right ones flagged, {RightInDoubt} in doubt; {ErrorsFound} wrong ones flagged, {ErrorsInDoubt} in doubt";
}
