using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Schemas.Marks;

/// <summary>Carries a mark through JSON as a truth value.</summary>
internal sealed class MarkJsonConverter : JsonConverter<Mark>
{
    public override Mark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Mark.Present,
        JsonTokenType.False => Mark.Absent,
        _ => throw new JsonException($"A mark is written as true or false, not as {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, Mark value, JsonSerializerOptions options) => writer.WriteBooleanValue(value.IsPresent);
}
