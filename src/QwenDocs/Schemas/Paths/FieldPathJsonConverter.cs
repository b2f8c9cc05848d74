using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Schemas;

/// <summary>Writes paths as text, as values and as keys of dictionaries. It is public so that contracts which the compiler writes can hold paths.</summary>
public sealed class FieldPathJsonConverter : JsonConverter<FieldPath>
{
    /// <inheritdoc/>
    public override FieldPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw new JsonException("A field path is text.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FieldPath value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override FieldPath ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, FieldPath value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());

    private static FieldPath Parse(string text) => FieldPath.TryParse(text, out FieldPath path) ? path : throw new JsonException("The text is no field path.");
}
