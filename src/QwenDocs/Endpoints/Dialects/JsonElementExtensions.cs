using System.Globalization;
using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Reads members that may be missing, <see langword="null"/>, or numbers written as text.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? JsonText.Read(text) : null;

    /// <summary>Reads what names something and may be a number or an object with a name instead of text.</summary>
    public static string? Label(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => JsonText.Read(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Object } holder => holder.Text("name") ?? holder.Text("id"),
        _ => null,
    };

    /// <summary>Reads a count, also one that is written as a fraction or as text; <see langword="null"/> where there is none.</summary>
    public static int? Count(this JsonElement element, string name) =>
        element.Number(name) is { } number && number is >= 0 and <= int.MaxValue ? (int)number : null;

    public static bool? Flag(this JsonElement element, string name) => element.Member(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static decimal? Number(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(JsonText.Read(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    /// <summary>Reads a number of tokens; 0 and below mean that there is no limit.</summary>
    public static int? Tokens(this JsonElement element, string name) =>
        element.Number(name) is { } number && number is >= 1 and <= int.MaxValue ? (int)number : null;
}
