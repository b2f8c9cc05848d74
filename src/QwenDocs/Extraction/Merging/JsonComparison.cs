using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Extraction.Merging;

/// <summary>Tells whether two readings mean the same.</summary>
internal static class JsonComparison
{
    /// <summary>Compares values: numbers by amount, text without regard to case and the width of spaces.</summary>
    public static bool IsEqual(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        return (left, right) switch
        {
            (JsonObject one, JsonObject other) => one.Count == other.Count && one.All(property => other.TryGetPropertyValue(property.Key, out JsonNode? value) && IsEqual(property.Value, value)),
            (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => IsEqual(pair.First, pair.Second)),
            (JsonValue, JsonValue) => (left.GetValueKind(), right.GetValueKind()) switch
            {
                (JsonValueKind.String, JsonValueKind.String) => string.Equals(Fold(left), Fold(right), StringComparison.OrdinalIgnoreCase),
                (JsonValueKind.Number, JsonValueKind.Number) => IsSameNumber(left, right),
                var (one, other) => one == other,
            },
            _ => false,
        };
    }

    /// <summary>Tells whether two entries are one that a page break cut: nothing contradicts, and something agrees.</summary>
    public static bool IsSameEntry(JsonNode? left, JsonNode? right)
    {
        int agreeing = 0;
        return Agrees(left, right, ref agreeing) && agreeing > 0;
    }

    /// <summary>Tells whether one text begins with another, shorter one.</summary>
    public static bool IsLonger(JsonNode? text, JsonNode? start) =>
        text?.GetValueKind() == JsonValueKind.String && start?.GetValueKind() == JsonValueKind.String
        && Fold(text) is var whole && Fold(start) is var beginning
        && whole.Length > beginning.Length && whole.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

    private static bool Agrees(JsonNode? left, JsonNode? right, ref int agreeing)
    {
        if (IsNothing(left) || IsNothing(right))
            return true;
        if (left is JsonObject one && right is JsonObject other)
        {
            foreach ((string name, JsonNode? value) in one)
            {
                if (other.TryGetPropertyValue(name, out JsonNode? counterpart) && !Agrees(value, counterpart, ref agreeing))
                    return false;
            }

            return true;
        }

        if (!IsEqual(left, right) && !IsLonger(left, right) && !IsLonger(right, left))
            return false;
        agreeing++;
        return true;
    }

    private static bool IsNothing(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || (value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>()));

    private static string Fold(JsonNode text) => string.Join(' ', text.GetValue<string>().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSameNumber(JsonNode left, JsonNode right)
    {
        string one = left.ToJsonString(), other = right.ToJsonString();
        return one == other
            || (decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal first)
                && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal second)
                && first == second);
    }
}
