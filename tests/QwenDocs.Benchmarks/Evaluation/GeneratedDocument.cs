using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Evaluation;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace QwenDocs.Benchmarks.Evaluation;

/// <summary>A document that is written together with its truth: each value that is printed goes into the record, with its box and its page.</summary>
internal sealed class GeneratedDocument : IDisposable
{
    private const double Width = 595, Height = 842, FontSize = 8.5;

    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _font;
    private readonly List<FieldRule> _rules = [];
    private readonly Dictionary<FieldPath, int> _pages = [];
    private PdfPageBuilder _page = null!;
    private int _number;

    public GeneratedDocument() => _font = _builder.AddStandard14Font(Standard14Font.Helvetica);

    public JsonObject Record { get; } = [];

    /// <summary>Gets the page of each value outside of lists, and of each row.</summary>
    public IReadOnlyDictionary<FieldPath, int> Pages => _pages;

    public int PageCount => _number;

    public void NewPage()
    {
        _page = _builder.AddPage(Width, Height);
        _number++;
    }

    public void Print(double x, double fromTop, string text) => _page.AddText(text, FontSize, new PdfPoint(x, Height - fromTop), _font);

    /// <summary>Prints a value and notes it in the record.</summary>
    public void Value(string path, JsonNode value, double x, double fromTop, string printed)
    {
        FieldPath field = path;
        Letter[] letters = [.. _page.AddText(printed, FontSize, new PdfPoint(x, Height - fromTop), _font).Where(letter => !string.IsNullOrWhiteSpace(letter.Value))];
        PageBox box = new(
            letters.Min(letter => letter.BoundingBox.Left) / Width, (Height - letters.Max(letter => letter.BoundingBox.Top)) / Height,
            letters.Max(letter => letter.BoundingBox.Right) / Width, (Height - letters.Min(letter => letter.BoundingBox.Bottom)) / Height);
        _rules.Add(new FieldRule(field, [new AcceptedReading(null, _number, box, printed)]));
        FieldPath row = field;
        while (row.Parent is { } parent && !row.Leaf!.Value.IsIndex && field.Segments.Any(segment => segment.IsIndex))
            row = parent;
        _pages[row] = _number;
        Put(field, value);
    }

    /// <summary>Makes the truth, with all members that the record type has.</summary>
    public TruthDocument ToTruth(string name, RecordSchema schema) => new(
        name, Document.FromBytes(_builder.Build(), name), schema, JsonSerializer.SerializeToElement(Record.Deserialize(schema.TypeInfo), schema.TypeInfo), _rules);

    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public void Dispose() => _builder.Dispose();

    private void Put(FieldPath path, JsonNode value)
    {
        JsonNode node = Record;
        for (int index = 0; index < path.Segments.Count; index++)
        {
            FieldPathSegment segment = path.Segments[index];
            bool isLast = index == path.Segments.Count - 1;
            if (segment.Name is { } name)
                node = isLast ? (node[name] = value) : node[name] ??= path.Segments[index + 1].IsIndex ? new JsonArray() : new JsonObject();
            else if (((JsonArray)node).Count > segment.Index)
                node = node[segment.Index]!;
            else
                ((JsonArray)node).Add(node = new JsonObject());
        }
    }
}
