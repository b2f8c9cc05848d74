using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>Builds nodes from tokens, so that what is there can be used wherever the tokens end.</summary>
/// <remarks>Everything is read at once: nodes that <see cref="JsonNode.Parse(string, JsonNodeOptions?, JsonDocumentOptions)"/> makes throw later, where they are used.</remarks>
internal sealed class JsonTreeBuilder : IJsonTokenSink
{
    private readonly Stack<JsonNode> _open = new();
    private readonly List<(JsonObject Owner, string Name, JsonNode? Value)> _further = [];
    private string? _name;

    /// <summary>Gets the value, or as much of it as there is.</summary>
    public JsonNode? Root { get; private set; }

    /// <summary>Gets how many single values are complete.</summary>
    public int Values { get; private set; }

    /// <summary>Gets the objects and lists that are not closed, from the root inwards.</summary>
    public IReadOnlyList<JsonNode> Open => [.. _open.Reverse()];

    /// <summary>Gets the properties that stand in their object more than once, with different values.</summary>
    public IReadOnlySet<(JsonObject Owner, string Name)> Contradictions =>
        _further.Where(further => !JsonNode.DeepEquals(further.Owner[further.Name], further.Value)).Select(further => (further.Owner, further.Name)).ToHashSet();

    /// <summary>Gets the properties that stand in their object more than once.</summary>
    public IReadOnlySet<(JsonObject Owner, string Name)> Duplicates => _further.Select(further => (further.Owner, further.Name)).ToHashSet();

    public void OnToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Push(new JsonObject());
                break;
            case JsonTokenType.StartArray:
                Push(new JsonArray());
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.PropertyName:
                _name = reader.GetString();
                break;
            case JsonTokenType.String:
                Add(JsonValue.Create(reader.GetString()));
                break;
            case JsonTokenType.Number:
                Add(JsonNode.Parse(reader.ValueSpan));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Add(JsonValue.Create(reader.GetBoolean()));
                break;
            case JsonTokenType.Null:
                Add(null);
                break;
        }
    }

    private void Push(JsonNode container)
    {
        Attach(container);
        _open.Push(container);
    }

    private void Add(JsonNode? value)
    {
        Values++;
        Attach(value);
    }

    private void Attach(JsonNode? value)
    {
        if (!_open.TryPeek(out JsonNode? parent))
            Root = value;
        else if (parent is JsonArray list)
            list.Add(value);
        else if (!((JsonObject)parent).TryAdd(_name!, value))
            _further.Add(((JsonObject)parent, _name!, value));
    }
}
