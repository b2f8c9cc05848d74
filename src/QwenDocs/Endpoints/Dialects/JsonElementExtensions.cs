using System.Globalization;
using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Reads members that may be missing, <see langword="null"/>, or numbers written as text.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return default;
        try
        {
            return element.TryGetProperty(name, out JsonElement value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Another member's name holds half of a surrogate pair.
            return element.EnumerateObject().LastOrDefault(member => IsNamed(member, name)).Value;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Returns the one element of a list of one, or else the element itself: a few gateways put what they answer into a list.</summary>
    public static JsonElement Single(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 1 ? element[0] : element;

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

    /// <summary>Tells whether a list of texts holds one.</summary>
    public static bool Lists(this JsonElement element, string name, string text) =>
        element.Items(name).Any(each => each.ValueKind == JsonValueKind.String && JsonText.Read(each) == text);

    public static bool? Flag(this JsonElement element, string name) => element.Member(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static decimal? Number(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out decimal value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(JsonText.Read(text), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) => value,
        _ => null,
    };

    /// <summary>Reads a number of tokens; 0 and below mean that there is no limit.</summary>
    public static int? Tokens(this JsonElement element, string name) =>
        element.Number(name) is { } number && number is >= 1 and <= int.MaxValue ? (int)number : null;

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
