using System.Buffers;
using System.Text.Json;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Review;

/// <summary>Writes what the script of a review page works on: the record, its fields with evidence, its lists with their columns.</summary>
internal static class ReviewJson
{
    /// <summary>Returns the JSON. The default encoder keeps <c>&lt;</c> and <c>&gt;</c> out of it, so no value can end the script element it stands in.</summary>
    public static ReadOnlyMemory<byte> Write(ExtractionResult result, IReadOnlyDictionary<int, PagePicture> pages)
    {
        using JsonDocument? parsed = result.Json is { } text ? JsonDocument.Parse(text) : null;
        JsonElement? record = parsed?.RootElement;
        SchemaNode schema = result.Schema?.Record ?? SchemaNode.Anything;
        List<ReviewField> fields = record is { } read ? ReviewField.Collect(read, schema, result.Evidence, result.Findings) : [];
        HashSet<FieldPath> paths = [.. fields.Select(field => field.Path)];

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("name", result.DocumentName);
            json.WritePropertyName("record");
            if (record is { } whole)
                Record(json, whole);
            else
                json.WriteNullValue();
            json.WriteStartArray("fields");
            foreach (ReviewField field in fields)
                Write(json, field, pages);
            json.WriteEndArray();
            json.WriteStartArray("lists");
            foreach ((FieldPath path, JsonElement entries) in record is { } holder ? Arrays(holder, FieldPath.Root) : [])
                List(json, path, entries, schema.Find(path)?.Items);
            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (Finding finding in result.Findings.Where(finding => !paths.Contains(finding.Path)))
                Write(json, finding, withPath: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes the record with each number as <c>{"$number":"0.10"}</c>: the script's own numbers would lose digits.</summary>
    private static void Record(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Record(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement entry in value.EnumerateArray())
                    Record(json, entry);
                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteStartObject();
                json.WriteString("$number", value.GetRawText());
                json.WriteEndObject();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ReviewField field, IReadOnlyDictionary<int, PagePicture> pages)
    {
        json.WriteStartObject();
        json.WriteString("path", field.Path.ToString());
        Keys(json, "keys", field.Path);
        json.WriteString("label", ReviewWords.Label(field.Path));
        json.WriteString("short", field.Path.Leaf?.Name is { } name ? ReviewWords.Label(name) : ReviewWords.Label(field.Path));
        json.WriteString("kind", Kind(field.Node, field.Value.ValueKind));
        json.WriteString("state", field.State);
        Choices(json, field.Node);
        if (field.Node.Description is { Length: > 0 } description)
            json.WriteString("description", description);
        if (field.Evidence is { } evidence)
        {
            json.WriteString("verdict", EnumNames.Of(evidence.Verdict));
            json.WriteString("says", ReviewWords.Say(evidence));
            json.WriteNumber("score", Math.Round(evidence.Score, 3));
            json.WriteStartArray("spans");
            foreach (EvidenceSpan span in evidence.Spans)
                Write(json, span, pages);
            json.WriteEndArray();
            if (evidence.Instead is { } instead)
            {
                json.WritePropertyName("instead");
                Write(json, instead, pages);
            }
        }

        json.WriteStartArray("findings");
        foreach (Finding finding in field.Findings)
            Write(json, finding, withPath: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a place as shares of its page, so that it holds at any size of the picture.</summary>
    private static void Write(Utf8JsonWriter json, EvidenceSpan span, IReadOnlyDictionary<int, PagePicture> pages)
    {
        json.WriteStartObject();
        json.WriteNumber("page", span.PageNumber);
        json.WriteString("text", span.PrintedText);
        if (pages.TryGetValue(span.PageNumber, out PagePicture picture))
        {
            PageBox share = picture.ShareOf(span.Box);
            json.WriteStartArray("box");
            json.WriteNumberValue(Rounded(share.Left));
            json.WriteNumberValue(Rounded(share.Top));
            json.WriteNumberValue(Rounded(share.Width));
            json.WriteNumberValue(Rounded(share.Height));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // What lies far outside the page stays near it.
    private static double Rounded(double share) => double.IsFinite(share) ? Math.Round(Math.Clamp(share, -1, 2), 5) : 0;

    private static void Write(Utf8JsonWriter json, Finding finding, bool withPath)
    {
        json.WriteStartObject();
        if (withPath)
        {
            json.WriteString("path", finding.Path.ToString());
            json.WriteString("label", ReviewWords.Label(finding.Path));
        }

        json.WriteString("severity", EnumNames.Of(finding.Severity));
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.Message);
        if (finding.Expected is { } expected)
            json.WriteString("expected", expected);
        json.WriteEndObject();
    }

    private static void Choices(Utf8JsonWriter json, SchemaNode node)
    {
        if (node.Choices.Count == 0)
            return;
        json.WriteStartArray("choices");
        foreach (JsonElement choice in node.Choices.Where(choice => choice.ValueKind != JsonValueKind.Null))
            choice.WriteTo(json);
        json.WriteEndArray();
    }

    private static void Keys(Utf8JsonWriter json, string name, FieldPath path)
    {
        json.WriteStartArray(name);
        foreach (FieldPathSegment segment in path.Segments)
        {
            if (segment.Name is { } key)
                json.WriteStringValue(key);
            else
                json.WriteNumberValue(segment.Index);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of objects with the columns that a new row needs: those of its schema, else those of its entries.</summary>
    private static void List(Utf8JsonWriter json, FieldPath path, JsonElement entries, SchemaNode? item)
    {
        List<(FieldPath Path, string Kind)> columns =
        [
            .. item is not null
                ? Columns(item, FieldPath.Root)
                : entries.EnumerateArray().SelectMany(entry => JsonRecordVisitor.Leaves(entry, SchemaNode.Anything))
                    .Where(leaf => !leaf.Path.Segments.Any(segment => segment.IsIndex))
                    .Select(leaf => (leaf.Path, Kind(leaf.Schema, leaf.Value.ValueKind)))
                    .DistinctBy(column => column.Path),
        ];
        if (columns.Count == 0 || columns.Any(column => column.Path.IsRoot))
            return;
        json.WriteStartObject();
        json.WriteString("label", ReviewWords.Label(path));
        json.WriteString("path", path.ToString());
        Keys(json, "keys", path);
        json.WriteStartArray("columns");
        foreach ((FieldPath column, string kind) in columns)
        {
            json.WriteStartObject();
            Keys(json, "keys", column);
            json.WriteString("label", ReviewWords.Label(column));
            json.WriteString("kind", kind);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns the lists that stand in the record itself, or in one of its objects; not those inside of entries.</summary>
    private static IEnumerable<(FieldPath Path, JsonElement Entries)> Arrays(JsonElement value, FieldPath path) => value.ValueKind switch
    {
        JsonValueKind.Array => [(path, value)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Arrays(member.Value, path.Append(member.Name))),
        _ => [],
    };

    private static IEnumerable<(FieldPath Path, string Kind)> Columns(SchemaNode node, FieldPath path) => node.Kind switch
    {
        SchemaNodeKind.Object => node.Properties.SelectMany(property => Columns(property.Node, path.Append(property.Name))),
        _ => node.IsLeaf ? [(path, Kind(node, JsonValueKind.Null))] : [],
    };

    private static string Kind(SchemaNode node, JsonValueKind value) => node.Kind switch
    {
        SchemaNodeKind.Number or SchemaNodeKind.Integer => "number",
        SchemaNodeKind.Boolean => "boolean",
        SchemaNodeKind.String => "text",
        _ => value switch
        {
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.String => "text",
            _ => "any",
        },
    };
}
