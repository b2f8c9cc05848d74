using System.Globalization;
using System.Text;
using System.Text.Json;

namespace QwenDocs.Evaluation.Scoring.Cells;

/// <summary>Writes values so that equal ones have equal keys: numbers by value, dates in ISO, members of objects in the order of their names.</summary>
internal static class CellKeys
{
    /// <summary>The key of a value that is missing, and of null.</summary>
    public const string Null = "n";

    /// <summary>Makes the key of a cell: text with each run of white space as one space.</summary>
    public static string Of(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => Null,
        { ValueKind: JsonValueKind.String } text => Of(text.GetString()!),
        { } other => Inner(other),
    };

    /// <summary>Makes the key of a text.</summary>
    public static string Of(string text) => "s" + Collapse(DateSpelling.ToIso(text));

    /// <summary>Returns a text with each run of white space as one space, and none at its ends.</summary>
    public static string Collapse(string text)
    {
        StringBuilder? collapsed = null;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.Length != text.Length)
            collapsed = new StringBuilder(text.Length);
        for (int index = 0; index < rest.Length; index++)
        {
            bool isSpace = char.IsWhiteSpace(rest[index]);
            if (collapsed is null && isSpace && (rest[index] != ' ' || char.IsWhiteSpace(rest[index + 1])))
                collapsed = new StringBuilder(text.Length).Append(rest[..index]);
            if (collapsed is null)
                continue;
            if (!isSpace)
                collapsed.Append(rest[index]);
            else if (index == 0 || !char.IsWhiteSpace(rest[index - 1]))
                collapsed.Append(' ');
        }

        return collapsed?.ToString() ?? text;
    }

    /// <summary>Makes the key of a number: the same for 1547, 1547.00 and 1.547e3.</summary>
    public static string OfNumber(JsonElement number)
    {
        // Dividing takes the zeros off the end.
        if (number.TryGetDecimal(out decimal value))
            return "d" + (value / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return number.TryGetDouble(out double large) ? "d" + large.ToString("R", CultureInfo.InvariantCulture) : "d" + number.GetRawText();
    }

    private static string Inner(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return OfNumber(value);
            case JsonValueKind.True:
                return "t";
            case JsonValueKind.False:
                return "f";
            case JsonValueKind.String:
                string text = DateSpelling.ToIso(value.GetString()!);
                return string.Create(CultureInfo.InvariantCulture, $"s{text.Length}:{text}");
            case JsonValueKind.Array:
                return $"[{string.Join(',', value.EnumerateArray().Select(Inner))}]";
            case JsonValueKind.Object:
                return $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => JsonEncodedText.Encode(member.Name) + ":" + Inner(member.Value)))}}}";
            default:
                return Null;
        }
    }
}
