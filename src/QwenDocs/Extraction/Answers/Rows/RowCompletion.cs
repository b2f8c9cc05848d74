using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Answers.Rows;

/// <summary>Completes the tables of an answer: goes on where one ended at its limit, and asks for the stretches that the document has and the answer lacks.</summary>
/// <param name="caller">Calls the model.</param>
/// <param name="schema">What the answer follows.</param>
/// <param name="limits">How many rows one answer may hold.</param>
internal sealed class RowCompletion(ModelCaller caller, RecordSchema schema, RowLimits limits)
{
    // No document has more rows than these answers hold; a model that never comes to an end does.
    private const int MaxAnswers = 100;

    private int _answers;

    /// <summary>Gets the lists that may go on although no further rows were read.</summary>
    public List<FieldPath> OpenLists { get; } = [];

    /// <summary>Goes on with the tables that ended exactly at their limit.</summary>
    /// <returns>The text of the answer.</returns>
    public async Task<string> ContinueAsync(ModelRequest request, string text, CancellationToken cancellationToken)
    {
        OpenLists.Clear();
        if (AnswerText.ReadObject(text, schema) is not { } answer || schema.FindRecord(answer) is not var (record, node))
            return text;
        bool hasGrown = false;
        foreach (SchemaProperty property in node.Properties)
        {
            if (limits.Of(property.Node) is { } limit && record[property.Name] is JsonArray rows && rows.Count == limit)
                hasGrown |= await ContinueAsync(request, answer, property, rows, limit, cancellationToken).ConfigureAwait(false);
        }

        return hasGrown ? AnswerText.Write(answer) : text;
    }

    /// <summary>Asks for rows that are missing.</summary>
    /// <param name="request">The first request.</param>
    /// <param name="text">The text of the answer.</param>
    /// <param name="missing">The rows, in terms of the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text with the rows in their places, or <see langword="null"/> where none came.</returns>
    public async Task<string?> CompleteAsync(ModelRequest request, string text, MissingRows missing, CancellationToken cancellationToken)
    {
        FieldPath path = schema.RecordPath.Append(missing.List);
        if (_answers++ >= MaxAnswers || AnswerText.ReadObject(text, schema) is not { } answer || schema.FindRecord(answer) is not var (record, place)
            || place.Find(record == answer ? path : missing.List) is not { Items.Kind: SchemaNodeKind.Object } node
            || Find(answer, path) is not { } rows || path.Segments[^1].Name is not { } name)
            return null;
        int limit = limits.Of(node) ?? int.MaxValue;
        IReadOnlyList<RowNumberRange> ranges = RowNumberRange.Take(missing.Ranges, limit);
        bool isNumbered = ranges.Count > 0;
        // A number may be there several times, on rows that are continued: of numbered rows, the numbers tell which are taken.
        int? count = isNumbered || missing.Count is not { } known ? null : Math.Min(known, limit);
        RecordSchema rest = limits.OfList(schema, new SchemaProperty(name, node, IsRequired: true), count, asksForPlace: !isNumbered);
        string Question(int? shown) => FollowUpPrompts.MissingRows(
            rest, path.ToString(), rows.Count, missing.Message, isNumbered ? RowNumberRange.Write(ranges) : null, ranges.Count > 1 ? null : Neighbours(rows, missing.Position), shown);

        // Rows without numbers say how many of all rows stand before them: for that the list is needed whole.
        ModelRequest further = isNumbered || missing.Position == rows.Count
            ? AnswerText.FollowUpInRoom(caller, request, rest, answer, Question)
            : AnswerText.FollowUp(request, rest, AnswerText.Write(answer), Question(null));
        if (await caller.TrySendAsync(further, ModelCallReason.MissingRows, cancellationToken).ConfigureAwait(false) is not { } response || ReadRows(response, rest, name) is not { Count: > 0 } more)
            return null;
        int before = rows.Count;
        if (isNumbered)
            InsertByNumber(rows, more, ranges, new RowNumberField(missing.NumberProperty!, IsCertain: true));
        else
            Insert(rows, more, missing.Count, missing.Position, RowLimits.PlaceName(node));
        return rows.Count > before ? AnswerText.Write(answer) : null;
    }

    private async Task<bool> ContinueAsync(
        ModelRequest request,
        JsonObject answer,
        SchemaProperty list,
        JsonArray rows,
        int limit,
        CancellationToken cancellationToken)
    {
        RecordSchema rest = limits.OfList(schema, list);
        int first = rows.Count;
        while (_answers++ < MaxAnswers)
        {
            ModelRequest further = AnswerText.FollowUpInRoom(caller, request, rest, answer, shown => FollowUpPrompts.MoreRows(rest, list.Name, limit, rows.Count, Write(rows[^1]), shown));
            if (await caller.TrySendAsync(further, ModelCallReason.Continuation, cancellationToken).ConfigureAwait(false) is not { } response || ReadRows(response, rest, list.Name) is not { } more)
                break;
            // A model that has nothing more to say likes to begin anew.
            JsonNode?[] added = [.. more.Skip(TruncatedAnswer.CountRepeated(rows, more))];
            bool isAnew = added.Length > 1 && Enumerable.Range(0, rows.Count - 1).Any(index => JsonNode.DeepEquals(rows[index], added[0]) && JsonNode.DeepEquals(rows[index + 1], added[1]));
            if (!isAnew)
            {
                foreach (JsonNode? row in added)
                    rows.Add(row?.DeepClone());
            }

            // Of an answer that was cut, the rows behind the cut are still to come.
            if (isAnew || added.Length == 0 || (more.Count < limit && response.FinishReason != FinishReason.Length))
                return rows.Count > first;
        }

        // A record that is a list is the wrapping object's property itself.
        FieldPath place = FieldPath.Root.Append(list.Name);
        OpenLists.Add(place == schema.RecordPath ? FieldPath.Root : place);
        return rows.Count > first;
    }

    private static JsonArray? ReadRows(ModelResponse response, RecordSchema rest, string name)
    {
        if (response.FinishReason == FinishReason.Repetition)
            return null;
        // Of an answer that is cut, the rows before the cut count.
        JsonObject? piece = TruncatedAnswer.Read(response.Content, rest)?.Whole ?? AnswerText.ReadObject(response.Content, rest);
        return piece?[name] as JsonArray;
    }

    private static JsonArray? Find(JsonNode answer, FieldPath path)
    {
        JsonNode? current = answer;
        foreach (FieldPathSegment segment in path.Segments)
        {
            current = segment.Name is { } name ? (current as JsonObject)?[name] : current is JsonArray list && segment.Index < list.Count ? list[segment.Index] : null;
            if (current is null)
                return null;
        }

        return current as JsonArray;
    }

    private static string? Neighbours(JsonArray rows, int position) => rows.Count == 0
        ? null
        : string.Join('\n', new[] { position - 1, position }.Where(index => index >= 0 && index < rows.Count).Select(index => Write(rows[index])));

    private static void InsertByNumber(JsonArray rows, JsonArray more, IReadOnlyList<RowNumberRange> ranges, RowNumberField field)
    {
        (JsonObject Row, int? Number)[] numbered = [.. more.OfType<JsonObject>().Select(row => (row, ReadNumber(field, row)))];
        HashSet<JsonObject> taken = [];
        int inserted = 0;
        foreach (RowNumberRange range in ranges)
        {
            HashSet<int> numbers = [];
            foreach ((JsonObject row, int? number) in numbered.Where(row => row.Number is { } number && range.Contains(number)).OrderBy(row => row.Number))
            {
                if (numbers.Add(number!.Value) && taken.Add(row))
                    rows.Insert(range.Position + inserted++, row.DeepClone());
            }
        }
    }

    /// <summary>Puts rows where the model says that they stand, or else where they are missing.</summary>
    private static void Insert(JsonArray rows, JsonArray more, int? count, int position, string placeName)
    {
        List<(int Place, JsonNode Row)> added = [];
        foreach (JsonNode row in more.OfType<JsonNode>().Select(row => row.DeepClone()))
        {
            int place = position;
            if (row is JsonObject record && record.Remove(placeName, out JsonNode? given) && int.TryParse(given?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int read))
                place = Math.Min(read, rows.Count);
            added.Add((place, row));
        }

        // A model that gives more than was asked for has repeated what is there.
        if (added.Count > (count ?? 0))
            added.RemoveAll(row => rows.Any(known => JsonNode.DeepEquals(known, row.Row)));
        if (added.Count > (count ?? int.MaxValue))
            return;
        int inserted = 0;
        foreach ((int place, JsonNode row) in added.OrderBy(row => row.Place))
            rows.Insert(place + inserted++, row);
    }

    private static int? ReadNumber(RowNumberField field, JsonObject row) => field.Read(JsonSerializer.SerializeToElement(row, SchemaJsonContext.Relaxed.JsonNode));

    private static string Write(JsonNode? row) => row?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "null";
}
