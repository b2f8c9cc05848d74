using System.Text.Json.Nodes;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Schemas.Marks;

/// <summary>What the schema of a mark says of it.</summary>
internal static class MarkHints
{
    public static bool IsMark(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Mark);

    /// <summary>Returns the sort that the name of a property says.</summary>
    public static MarkKind KindOf(string name)
    {
        string[] words = NameWords.Split(name);
        return words.Any(word => word is "stamp" or "stamped" or "seal" or "sealed" or "chop") ? MarkKind.Stamp
            : words.Any(word => word is "signature" or "signatures" or "signed" or "sign") ? MarkKind.Signature
            : MarkKind.Checkbox;
    }

    /// <summary>Makes the schema of a mark; small models answer a plain question with true and false best.</summary>
    public static JsonObject Schema(JsonObject schema, bool isNullable)
    {
        schema["type"] = isNullable ? new JsonArray("boolean", "null") : "boolean";
        return schema;
    }

    /// <summary>Tells a model what is true and what is false.</summary>
    public static string Say(MarkKind kind, bool isNullable) => (kind, isNullable) switch
    {
        (MarkKind.Signature, false) => "true where a handwritten signature stands there, false where the place is empty; a printed name is no signature.",
        (MarkKind.Signature, true) => "true where a handwritten signature stands there, false where the place is empty, null where there is no place for one; a printed name is no signature.",
        (MarkKind.Stamp, false) => "true where a stamp or seal stands there, false where the place is empty; a signature is no stamp.",
        (MarkKind.Stamp, true) => "true where a stamp or seal stands there, false where the place is empty, null where there is no place for one; a signature is no stamp.",
        (_, false) => "true where the box is ticked, crossed or filled, false where it is empty.",
        (_, true) => "true where the box is ticked, crossed or filled, false where it is empty, null where there is no such box.",
    };
}
