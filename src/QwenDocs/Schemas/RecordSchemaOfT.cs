using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas;

/// <summary>The schema of a record type: <see cref="RecordSchema"/> with the type of its records.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordSchema<T> : RecordSchema
{
    internal RecordSchema(string name, JsonTypeInfo<T> typeInfo, JsonElement json, bool isWrapped)
        : base(name, typeInfo, json, isWrapped) => TypeInfo = typeInfo;

    /// <summary>Gets the contract by which records are written.</summary>
    public new JsonTypeInfo<T> TypeInfo { get; }

    internal override RecordSchema Narrow(JsonObject json) =>
        new RecordSchema<T>(Name, TypeInfo, JsonSerializer.SerializeToElement(json, SchemaJsonContext.Relaxed.JsonNode), IsWrapped);

    internal override RecordSchema Limit(JsonObject json) =>
        new RecordSchema<T>(Name, TypeInfo, JsonSerializer.SerializeToElement(json, SchemaJsonContext.Relaxed.JsonNode), IsWrapped) { TextInPrompt = TextInPrompt };

    internal override TResult Accept<TResult>(RecordTypeVisitor<TResult> visitor) => visitor.Visit<T>();
}
