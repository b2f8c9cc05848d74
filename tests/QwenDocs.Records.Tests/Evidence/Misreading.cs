using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests.Evidence;

/// <summary>Puts one misread character into one value of a record: a digit becomes another digit, a letter another letter.</summary>
internal static class Misreading
{
    /// <summary>Returns the record with the value misread, or <see langword="null"/> where there is nothing to misread, as in members of enums and truth values.</summary>
    public static JsonNode? Of(JsonNode record, FieldPath path, SchemaNode node)
    {
        JsonNode copy = record.DeepClone();
        JsonNode? parent = copy;
        foreach (FieldPathSegment segment in path.Parent!.Value.Segments)
            parent = segment.Name is { } name ? parent?[name] : parent?[segment.Index];
        FieldPathSegment leaf = path.Leaf!.Value;
        JsonNode? value = leaf.Name is { } property ? parent?[property] : parent?[leaf.Index];
        if (value is not JsonValue || node.Choices.Count > 0 || Misread(value) is not { } misread)
            return null;
        if (leaf.Name is { } own)
            parent![own] = misread;
        else
            parent![leaf.Index] = misread;
        return copy;
    }

    private static JsonNode? Misread(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => JsonNode.Parse(Changed(value.ToJsonString())),
        JsonValueKind.String when value.GetValue<string>() is { Length: > 0 } text && Changed(text) is var changed && changed != text => changed,
        _ => null,
    };

    // The last digit that is no nought at the end of a fraction, which would not change the value; else the middle letter.
    private static string Changed(string text)
    {
        char[] characters = text.ToCharArray();
        int digit = Array.FindLastIndex(characters, char.IsAsciiDigit);
        int at = digit >= 0 ? digit : Array.FindIndex(characters, characters.Length / 2, char.IsLetter);
        if (at < 0)
            at = Array.FindIndex(characters, char.IsLetter);
        if (at < 0)
            return text;
        characters[at] = digit >= 0 ? (char)('0' + ((characters[at] - '0' + 3) % 10)) : characters[at] >= '\u2E80' ? (char)(characters[at] + 7) : characters[at] is 'm' or 'M' ? 'n' : 'm';
        return new string(characters);
    }
}
