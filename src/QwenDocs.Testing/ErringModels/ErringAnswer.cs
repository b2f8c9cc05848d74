using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Schemas;

namespace QwenDocs.Testing.ErringModels;

/// <summary>Writes one answer: what the truth says on the pages of a request, in the shape of its schema, with errors.</summary>
internal sealed class ErringAnswer(
    JsonNode truth,
    ErringModelOptions options,
    RecordPages places,
    Random random,
    ErrorTally tally)
{
    private const string Wrapper = "data";

    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ValueErrors _values = new(options, random, tally);
    private readonly RowErrors _rows = new(options, random, tally);
    private HashSet<int> _pages = [];
    private HashSet<int> _others = [];
    private FollowUp _question = null!;

    public string Write(ModelRequest request)
    {
        if (request.Schema is not { } schema)
            return "{}";
        _pages = [.. request.Messages.SelectMany(message => message.Parts).OfType<ModelImage>().Select(image => image.Page.PageNumber)];
        _others = options.OtherRecord is null ? [] : [.. _pages.Order().Where(_ => random.NextDouble() < options.RateOf(ModelErrorKind.OtherDocument))];
        _question = FollowUp.Of(request);
        bool isWrapped = schema.Root.Properties is [{ Name: Wrapper }] && truth[Wrapper] is null;
        JsonNode? given = isWrapped ? _question.Answer?[Wrapper] : _question.Answer;
        JsonNode? answer = isWrapped ? new JsonObject { [Wrapper] = Of(schema.Root.Properties[0].Node, truth, FieldPath.Root, given) } : Of(schema.Root, truth, FieldPath.Root, given);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Unescaped))
            answer!.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private JsonNode? Of(SchemaNode schema, JsonNode? value, FieldPath path, JsonNode? given)
    {
        switch (schema.Kind)
        {
            case SchemaNodeKind.AnyOf when schema.Alternatives.Count > 0 && value is not null:
                return Of(schema.Alternatives.FirstOrDefault(alternative => IsOf(alternative, value)) ?? schema.Alternatives[0], value, path, given);
            case SchemaNodeKind.Object when value is JsonObject || !schema.IsNullable:
                return Object(schema, value as JsonObject, path, given as JsonObject);
            case SchemaNodeKind.Array when schema.Items is { Kind: SchemaNodeKind.Object } item:
                return List(schema, item, value as JsonArray ?? [], path, given as JsonArray);
            case SchemaNodeKind.Array:
                return IsHere(path) ? value?.DeepClone() ?? new JsonArray() : new JsonArray();
            default:
                if (schema.Constant is { } constant)
                    return JsonValue.Create(constant);
                return IsHere(path) ? _values.Read(schema, value, () => null) : null;
        }
    }

    private JsonObject Object(SchemaNode schema, JsonObject? value, FieldPath path, JsonObject? given)
    {
        JsonObject answer = [];
        foreach (SchemaProperty property in schema.Properties)
        {
            FieldPath at = path.Append(property.Name);
            answer[property.Name] = property.Node.IsLeaf && property.Node.Constant is null
                ? IsHere(at) ? _values.Read(property.Node, value?[property.Name], () => Other(schema, property, value)) : null
                : Of(property.Node, value?[property.Name], at, given?[property.Name]);
        }

        return answer;
    }

    /// <summary>Writes the rows that are asked for: those on the pages, those after the last one given, those that are missing, or those to be corrected.</summary>
    private JsonArray List(SchemaNode schema, SchemaNode item, JsonArray rows, FieldPath path, JsonArray? given)
    {
        string? place = item.Properties.FirstOrDefault(property => property.Node.Kind == SchemaNodeKind.Integer && property.Name.StartsWith("entr", StringComparison.Ordinal)
            && (rows.Count == 0 || (rows[0] as JsonObject)?.ContainsKey(property.Name) == false))?.Name;
        int[] here = [.. Enumerable.Range(0, rows.Count).Where(index => IsHere(path.Append(index)))];
        JsonArray answer = [];
        if (_question.Kind == FollowUpKind.Correction && place is not null && given is not null)
        {
            int[] asked = RowMatch.Find(given, rows);
            for (int index = 0; index < asked.Length; index++)
            {
                if (asked[index] >= 0)
                    answer.Add((JsonNode)Row(item, rows, asked[index], path, place, index));
            }

            return answer;
        }

        if (_question.Kind == FollowUpKind.MoreRows && given is { Count: > 0 })
        {
            int last = RowMatch.Find(given, rows).Where(index => index >= 0).DefaultIfEmpty(-1).Last();
            here = [.. here.Where(index => index > last)];
        }
        else if (_question.Kind == FollowUpKind.MissingRows && given is not null)
        {
            here = Missing(here, rows, given);
        }

        int[] found = place is not null && given is not null ? RowMatch.Find(given, rows) : [];
        List<JsonObject> written = [.. here.Select(index => Row(item, FromOther(path, index, rows), index, path, place, found.Count(known => known >= 0 && known < index)))];
        written = _rows.Apply(item, written, isLong: options.MaxPagesOfWholeLists is { } most && _pages.Count > most, isMore: _question.Kind != FollowUpKind.None);
        int limit = schema.Json.TryGetProperty("maxItems", out JsonElement items) && items.TryGetInt32(out int count) ? count : int.MaxValue;
        foreach (JsonObject row in written.Take(limit))
            answer.Add((JsonNode)row);
        return answer;
    }

    private int[] Missing(int[] here, JsonArray rows, JsonArray given)
    {
        if (_question.Numbers.Count > 0)
        {
            // A row says its number in the first of its members that counts from 1.
            string? number = (rows.FirstOrDefault() as JsonObject)?.FirstOrDefault(member => NumberOf(member.Value) == 1 && (rows.Count < 2 || NumberOf(rows[1]?[member.Key]) == 2)).Key;
            if (number is not null)
                return [.. here.Where(index => NumberOf(rows[index]?[number]) is { } printed && _question.Numbers.Any(range => printed >= range.First && printed <= range.Last))];
        }

        HashSet<int> known = [.. RowMatch.Find(given, rows)];
        return [.. here.Where(index => !known.Contains(index))];
    }

    private JsonObject Row(SchemaNode item, JsonArray rows, int index, FieldPath path, string? place, int placeValue)
    {
        int at = Math.Min(index, rows.Count - 1);
        JsonObject row = [];
        foreach (SchemaProperty property in item.Properties)
        {
            if (property.Name == place)
            {
                row[property.Name] = placeValue;
                continue;
            }

            JsonNode? value = rows[at]?[property.Name];
            row[property.Name] = property.Node.IsLeaf
                ? _values.Read(property.Node, value, () => rows.Count < 2 ? null : rows[at > 0 ? at - 1 : at + 1]?[property.Name])
                : Of(property.Node, value, path.Append(index).Append(property.Name), null);
        }

        return row;
    }

    private JsonArray FromOther(FieldPath path, int index, JsonArray rows)
    {
        if (_others.Count == 0 || places.Of(path.Append(index)) is not { } page || !_others.Contains(page))
            return rows;
        JsonNode? other = JsonObject.Create(options.OtherRecord!.Value);
        foreach (FieldPathSegment segment in path.Segments)
            other = segment.Name is { } name ? other?[name] : null;
        if (other is not JsonArray { Count: > 0 } list)
            return rows;
        tally.Add(ModelErrorKind.OtherDocument);
        return list;
    }

    private static JsonNode? Other(SchemaNode schema, SchemaProperty property, JsonObject? value) => schema.Properties
        .Where(other => other.Name != property.Name && other.Node.Kind == property.Node.Kind && other.Node.Format == property.Node.Format && other.Node.Choices.Count == property.Node.Choices.Count)
        .Select(other => value?[other.Name])
        .FirstOrDefault(other => other is not null && !JsonNode.DeepEquals(other, value?[property.Name]));

    private static bool IsOf(SchemaNode alternative, JsonNode value) =>
        alternative.Properties.Where(property => property.Node.Constant is not null).All(property => value[property.Name]?.ToString() == property.Node.Constant!.Value.ToString());

    private static int? NumberOf(JsonNode? value) => value is not null && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private bool IsHere(FieldPath path) => _pages.Count == 0 || places.Of(path) is not { } page || _pages.Contains(page);
}
