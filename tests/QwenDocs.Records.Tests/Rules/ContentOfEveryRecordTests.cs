using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Inspection;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Validation;
using SkiaSharp;

namespace QwenDocs.Records.Tests.Rules;

/// <summary>What is found about the content of records, for each record that the library brings along.</summary>
public sealed class ContentOfEveryRecordTests
{
    // They judge a picture, whatever is on it: nothing identifies their documents.
    private static readonly Type[] Judgements = [typeof(DiagramReview), typeof(ProductListing), typeof(SupportPhoto), typeof(HsClassification)];

    private static readonly RecordValidator Validator = new();

    public static TheoryData<string> Documents { get; } = [.. new RecordMap().Documents.Where(type => !type.IsAbstract).Select(type => type.Name)];

    public static TheoryData<string> Recognisable { get; } = [.. new RecordMap().Documents.Where(type => !type.IsAbstract && !Judgements.Contains(type)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_record_in_which_nothing_was_read_is_an_error_and_is_asked_again(string record)
    {
        RecordSchema schema = Schema(record);
        ScriptedEndpoint endpoint = new(schema.Wrap(schema.Record.CreateStandIn())!.ToJsonString());
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult result = await extractor.ExtractAsync(Picture(), schema, cancellationToken: TestContext.Current.CancellationToken);

        result.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Error && finding.Code == "record.empty");
        endpoint.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Recognisable))]
    public void A_record_in_which_one_value_was_read_is_an_error(string record)
    {
        RecordSchema schema = Schema(record);
        if (Leaves(schema.Record, FieldPath.Root).Count() < 12)
            return;
        SchemaProperty first = schema.Record.Properties.First(property => property.Node is { Kind: SchemaNodeKind.String, IsNullable: true, Choices.Count: 0, Format: null });

        Findings(schema, FieldPath.Root.Append(first.Name), "4711").ShouldContain(finding =>
            finding.Severity == FindingSeverity.Error && (finding.Code == "record.nearlyEmpty" || finding.Code == "record.otherType"));
    }

    [Theory]
    [MemberData(nameof(Recognisable))]
    public async Task A_document_that_lacks_what_makes_it_one_of_its_type_is_an_error_and_is_asked_again(string record)
    {
        RecordSchema schema = Schema(record);
        // What any letter has: all that identifies nothing.
        JsonObject json = [];
        foreach ((FieldPath path, SchemaNode node) in Leaves(schema.Record, FieldPath.Root, skipIdentifying: true).Where(leaf => leaf.Node is { Kind: SchemaNodeKind.String, Format: null, Choices.Count: 0 }))
            Put(json, path, "Miller");
        json.Count.ShouldBeGreaterThan(0);
        ScriptedEndpoint endpoint = new(json.ToJsonString());
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult result = await extractor.ExtractAsync(Picture(), schema, cancellationToken: TestContext.Current.CancellationToken);

        Finding finding = result.Findings.Where(finding => finding.Code == "record.otherType").ShouldHaveSingleItem();
        finding.Severity.ShouldBe(FindingSeverity.Error);
        endpoint.Requests.Count.ShouldBe(2);
        endpoint.Requests[1].Messages[^1].Parts.OfType<ModelText>().Single().Value.ShouldContain("of another type");
    }

    [Theory]
    [MemberData(nameof(Recognisable))]
    public void Any_value_that_identifies_a_document_is_enough(string record)
    {
        RecordSchema schema = Schema(record);
        (FieldPath Path, SchemaNode Node)[] identifying = [.. Leaves(schema.Record, FieldPath.Root, onlyIdentifying: true)];

        identifying.ShouldNotBeEmpty();
        foreach ((FieldPath path, SchemaNode node) in identifying)
            Findings(schema, path, Sample(node)).ShouldNotContain(finding => finding.Code == "record.otherType", path.ToString());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_negative_weight_volume_or_count_is_an_error_wherever_it_stands(string record)
    {
        RecordSchema schema = Schema(record);
        foreach ((FieldPath path, SchemaNode node) in Leaves(schema.Record, FieldPath.Root).Where(leaf => leaf.Node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer && IsMeasure(leaf.Path, leaf.Node)))
            Findings(schema, path, -3).ShouldContain(finding => finding.Severity == FindingSeverity.Error && finding.Code == "value.negative" && finding.Path == path, path.ToString());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_date_out_of_any_plausible_span_is_a_finding_wherever_it_stands(string record)
    {
        RecordSchema schema = Schema(record);
        foreach ((FieldPath path, _) in Leaves(schema.Record, FieldPath.Root).Where(leaf => leaf.Node.Format == "date"))
        {
            foreach (string date in new[] { "0207-01-05", "1899-12-31", "2567-06-30" })
                Findings(schema, path, date).ShouldContain(finding => finding.Code == "value.date" && finding.Path == path, $"{path} {date}");
            Findings(schema, path, "2026-03-05").ShouldNotContain(finding => finding.Code == "value.date", path.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_value_that_is_one_of_its_own_labels_is_a_finding_wherever_it_stands(string record)
    {
        RecordSchema schema = Schema(record);
        foreach ((FieldPath path, SchemaNode node) in Leaves(schema.Record, FieldPath.Root).Where(leaf => leaf.Node is { Kind: SchemaNodeKind.String, Format: null, Choices.Count: 0 } && !HasPattern(leaf.Node)))
        {
            foreach (string label in node.Labels.Where(label => label.Length > 1))
                Findings(schema, path, $"{label}:").ShouldContain(finding => finding.Code == "value.label" && finding.Path == path, $"{path} {label}");
        }
    }

    [Fact]
    public void Most_records_have_fields_of_every_kind()
    {
        (FieldPath Path, SchemaNode Node)[] leaves = [.. new RecordMap().Documents.Where(type => !type.IsAbstract).SelectMany(type => Leaves(Schema(type.Name).Record, FieldPath.Root))];

        leaves.Count(leaf => leaf.Node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer && IsMeasure(leaf.Path, leaf.Node)).ShouldBeGreaterThan(20);
        leaves.Count(leaf => leaf.Node.Format == "date").ShouldBeGreaterThan(20);
        leaves.Count(leaf => leaf.Node.Labels.Count > 0).ShouldBeGreaterThan(80);
    }

    private static bool HasPattern(SchemaNode node) => node.Json.TryGetProperty("pattern", out _);

    private static bool IsMeasure(FieldPath path, SchemaNode node) => node.Unit is "kg" or "m³"
        || new[] { "grossWeight", "netWeight", "volume", "packageCount", "pieceCount", "containerCount" }.Contains(path.Segments[^1].Name);

    private static JsonNode Sample(SchemaNode node) => node.Kind switch
    {
        _ when node.Choices.Count > 0 => JsonValue.Create(node.Choices[^1])!,
        SchemaNodeKind.Number or SchemaNodeKind.Integer => 3,
        SchemaNodeKind.Boolean => true,
        _ when node.Format == "date" => "2026-03-05",
        _ => "4711",
    };

    private static IReadOnlyList<Finding> Findings(RecordSchema schema, FieldPath path, JsonNode value)
    {
        JsonObject json = [];
        Put(json, path, value);
        RecordReading reading = schema.ReadAnswer(schema.Wrap(json)!.ToJsonString());
        return Validator.Validate(reading, schema);
    }

    private static void Put(JsonObject json, FieldPath path, JsonNode value)
    {
        JsonNode current = json;
        for (int index = 0; index < path.Segments.Count; index++)
        {
            FieldPathSegment segment = path.Segments[index];
            JsonNode next = index == path.Segments.Count - 1 ? value.DeepClone() : path.Segments[index + 1].IsIndex ? new JsonArray() : new JsonObject();
            if (segment.Name is { } name)
                current = current[name] ?? (current[name] = next);
            else if (((JsonArray)current).Count > 0)
                current = ((JsonArray)current)[0]!;
            else
                ((JsonArray)current).Add(current = next);
        }
    }

    private static IEnumerable<(FieldPath Path, SchemaNode Node)> Leaves(SchemaNode node, FieldPath path, bool skipIdentifying = false, bool onlyIdentifying = false)
    {
        if (skipIdentifying && node.IsIdentifying)
            return [];
        bool isFound = onlyIdentifying && node.IsIdentifying;
        if (node.IsLeaf)
            return onlyIdentifying && !isFound ? [] : [(path, node)];
        if (node.Items is { } items)
            return Leaves(items, path.Append(0), skipIdentifying, onlyIdentifying && !isFound);
        return node.Properties.Where(property => property.Node.Constant is null).SelectMany(property => Leaves(property.Node, path.Append(property.Name), skipIdentifying, onlyIdentifying && !isFound));
    }

    private static RecordSchema Schema(string name)
    {
        Type type = typeof(Invoice).Assembly.GetExportedTypes().Single(type => type.Name == name);
        return (RecordSchema)typeof(RecordSchema).GetMethods().Single(method => method.Name == "For" && method.GetParameters().Length == 0).MakeGenericMethod(type).Invoke(null, null)!;
    }

    private static Document Picture()
    {
        using SKBitmap bitmap = new(60, 60);
        bitmap.Erase(SKColors.Beige);
        return Document.FromBytes(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), "scan.png");
    }
}
