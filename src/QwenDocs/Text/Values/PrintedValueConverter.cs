using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Text.Values;

namespace QwenDocs.Text;

/// <summary>Carries a printed value through JSON as a string.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <remarks>
/// A string never fails: a wrong one is kept in the record with its problem, where validation finds it. Numbers are read too, and
/// <see langword="null"/> gives the empty value. A valid value is written in its normalised form, any other as it was printed, so that what
/// is written reads back as an equal value.
/// </remarks>
public sealed class PrintedValueConverter<T> : JsonConverter<T>, IPrintedValueReader
    where T : IPrintedValue<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => default(T) is not null;

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.Read(reader.GetString()),
        JsonTokenType.Number => reader.TryGetDecimal(out decimal number) ? T.Read(number) : T.Read(RawNumber(ref reader)),
        JsonTokenType.Null => T.Read((string?)null),
        _ => throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"A {typeof(T).Name} is written as a string, not as {reader.TokenType}.")),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.IsValid ? value.ToString() : value.Printed);
    }

    /// <inheritdoc/>
    IPrintedValue IPrintedValueReader.Read(string printed) => T.Read(printed);

    private static string RawNumber(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan.ToArray());
}
