using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Extraction.Answers;

/// <summary>An answer that ends in the middle: what of it is whole, and what is still to come.</summary>
internal sealed class TruncatedAnswer
{
    private readonly JsonObject _answer;

    private TruncatedAnswer(JsonObject answer, JsonObject whole, string? openList)
    {
        _answer = answer;
        Whole = whole;
        OpenList = openList;
    }

    /// <summary>Gets the answer as far as it is whole: the properties, in the object around them where there is one.</summary>
    public string Text => AnswerText.Write(_answer);

    /// <summary>Gets the properties that are whole; of the list in which the cut is, the whole entries.</summary>
    public JsonObject Whole { get; }

    /// <summary>Gets the name of the list in which the cut is, or <see langword="null"/> when it is in none, or before its first whole entry.</summary>
    public string? OpenList { get; private set; }

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="schema">What it follows.</param>
    /// <returns>What is whole, or <see langword="null"/> where the answer is complete or malformed, or where nothing of it is whole.</returns>
    public static TruncatedAnswer? Read(string answer, RecordSchema schema) => AnswerJson.Find(answer, schema.Root) is { } found ? From(found, schema) : null;

    /// <summary>Takes what is whole of an answer that was found. What is not whole is removed from it.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="schema">What the answer follows, so that a record in a wrapping object is found in it; <see langword="null"/> where there is none.</param>
    public static TruncatedAnswer? From(FoundJson found, RecordSchema? schema = null)
    {
        if (found is not { Value: JsonObject answer, IsTruncated: true })
            return null;

        // What is open at the end is not whole: an entry of a list, or a property that is no list.
        IReadOnlyList<JsonNode> open = found.Builder.Open;
        JsonObject whole = answer;
        if (open.Count > 1 && schema?.FindRecord(answer) is { } inner && inner.Record == open[1])
        {
            whole = inner.Record;
            open = [.. open.Skip(1)];
        }

        string? openList = null;
        if (open.Count > 1 && whole.Last() is { Key: var last, Value: var opened } && opened == open[1])
        {
            if (open[1] is JsonArray list)
            {
                if (open.Count > 2)
                    list.RemoveAt(list.Count - 1);
                openList = list.Count > 0 ? last : null;
            }

            if (openList is null)
                whole.Remove(last);
        }

        return whole.Count > 0 ? new TruncatedAnswer(answer, whole, openList) : null;
    }

    /// <summary>Makes the schema of what is still to come, or <see langword="null"/> when nothing is.</summary>
    public RecordSchema? Rest(RecordSchema schema)
    {
        JsonObject properties = [];
        foreach (SchemaProperty property in (schema.FindRecord(_answer)?.Node ?? schema.Root).Properties)
        {
            if (Whole.ContainsKey(property.Name) && property.Name != OpenList)
                continue;
            var rest = JsonNode.Parse(property.Node.Json.GetRawText());
            // The entries that are there count too.
            if (property.Name == OpenList)
                (rest as JsonObject)?.Remove("minItems");
            properties[property.Name] = rest;
        }

        return properties.Count == 0 ? null : schema.Narrow(FieldCorrection.Close(properties));
    }

    /// <summary>Adds the rest, or a further piece of it.</summary>
    /// <returns>Whether there was anything in it.</returns>
    public bool Append(JsonObject rest, string? openList)
    {
        bool grew = false;
        // A model that writes again what was not asked for has begun anew.
        bool isAnew = rest.Any(property => property.Key != OpenList && Whole.ContainsKey(property.Key));
        foreach ((string name, JsonNode? value) in rest)
        {
            if (name == OpenList && Whole[name] is JsonArray entries && value is JsonArray more)
            {
                if (isAnew && more.Count < entries.Count)
                    continue;
                if (isAnew)
                {
                    grew |= more.Count > entries.Count;
                    Whole[name] = more.DeepClone();
                    continue;
                }

                foreach (JsonNode? entry in more.Skip(CountRepeated(entries, more)))
                {
                    entries.Add(entry?.DeepClone());
                    grew = true;
                }
            }
            else if (!Whole.ContainsKey(name))
            {
                Whole[name] = value?.DeepClone();
                grew = true;
            }
        }

        grew |= openList != OpenList;
        OpenList = openList;
        return grew;
    }

    /// <summary>Counts the entries at the start of the rest that stand at the end already: a model that goes on likes to begin with the last one again.</summary>
    public static int CountRepeated(JsonArray entries, JsonArray more)
    {
        for (int count = Math.Min(entries.Count, more.Count); count > 0; count--)
        {
            int offset = entries.Count - count;
            if (Enumerable.Range(0, count).All(index => more[index] is JsonObject && JsonNode.DeepEquals(entries[offset + index], more[index])))
                return count;
        }

        return 0;
    }
}
