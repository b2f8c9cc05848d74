using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Schemas;

/// <summary>Carries a mark through JSON as <c>true</c> or <c>false</c>.</summary>
public sealed class MarkJsonConverter : JsonConverter<Mark>
{
    /// <inheritdoc/>
    public override Mark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Mark.Present,
        JsonTokenType.False => Mark.Absent,
        _ => throw new JsonException($"A mark is written as true or false, not as {reader.TokenType}."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Mark value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue(value.IsPresent);
    }
}
