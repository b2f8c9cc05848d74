using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas;

/// <summary>What a model is asked to answer: the strict JSON Schema of a record type, and the way back from JSON to the record.</summary>
public sealed class RecordSchema
{
    internal RecordSchema(string name, JsonTypeInfo typeInfo, JsonElement json)
    {
        Name = name;
        TypeInfo = typeInfo;
        Json = json;
    }

    /// <summary>Gets the name of the schema: the type's name, 1 to 64 letters, digits, underscores and hyphens.</summary>
    public string Name { get; }

    /// <summary>Gets the contract by which answers become records.</summary>
    public JsonTypeInfo TypeInfo { get; }

    /// <summary>
    /// Gets the strict JSON Schema: every object closed (<c>additionalProperties: false</c>), every property required, and
    /// <c>null</c> allowed where the property's type allows it (<c>"type": ["string", "null"]</c>).
    /// </summary>
    public JsonElement Json { get; }
}
