using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Extraction.Answers;

/// <summary>An answer that ends in the middle: what of it is whole, and what is still to come.</summary>
internal sealed class TruncatedAnswer
{
    private TruncatedAnswer(JsonObject whole, string? openList)
    {
        Whole = whole;
        OpenList = openList;
    }

    /// <summary>Gets the properties that are whole; of the list in which the cut is, the whole entries.</summary>
    public JsonObject Whole { get; }

    /// <summary>Gets the name of the list in which the cut is, or <see langword="null"/> when it is in none, or before its first whole entry.</summary>
    public string? OpenList { get; private set; }

    /// <summary>Reads an answer.</summary>
    /// <returns>What is whole, or <see langword="null"/> where the answer is complete or malformed, or where nothing of it is whole.</returns>
    public static TruncatedAnswer? Read(string answer)
    {
        int start = answer.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        byte[] bytes = Encoding.UTF8.GetBytes(answer, start, answer.Length - start);
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, new JsonReaderState(PartialJson.ReaderOptions));
        string? property = null;
        bool inList = false;
        int end = 0;
        string? openList = null;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                        return null;
                    case JsonTokenType.PropertyName:
                        property = reader.CurrentDepth == 1 ? reader.GetString() : property;
                        break;
                    case JsonTokenType.StartArray when reader.CurrentDepth == 1:
                        inList = true;
                        break;
                    case JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.Comment:
                        break;
                    default:
                        if (reader.CurrentDepth == 1)
                            (end, openList, inList) = ((int)reader.BytesConsumed, null, false);
                        else if (reader.CurrentDepth == 2 && inList)
                            (end, openList) = ((int)reader.BytesConsumed, property);
                        break;
                }
            }

            return end > 0 && JsonNode.Parse([.. bytes.AsSpan(0, end), .. openList is null ? "}"u8 : "]}"u8], documentOptions: PartialJson.DocumentOptions) is JsonObject whole
                ? new TruncatedAnswer(whole, openList)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Makes the schema of what is still to come, or <see langword="null"/> when nothing is.</summary>
    public RecordSchema? Rest(RecordSchema schema)
    {
        JsonObject properties = [];
        foreach (JsonProperty property in schema.Json.GetProperty("properties").EnumerateObject())
        {
            if (Whole.ContainsKey(property.Name) && property.Name != OpenList)
                continue;
            JsonNode? rest = JsonNode.Parse(property.Value.GetRawText());
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

                foreach (JsonNode? entry in more.Skip(Repeated(entries, more)))
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
    private static int Repeated(JsonArray entries, JsonArray more)
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
