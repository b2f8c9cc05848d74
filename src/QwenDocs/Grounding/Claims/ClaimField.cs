using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text.Values;

namespace QwenDocs.Grounding.Claims;

/// <summary>A field of the schema, whether the record has a value for it or not.</summary>
/// <param name="Number">Its place among all fields.</param>
/// <param name="Key">The names from the record down to it, with points between; lists without their indexes.</param>
/// <param name="Group">The key of the object that it stands in; empty for the record.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Node">Its place in the schema.</param>
/// <param name="Terms">What is known of it.</param>
/// <param name="IsInList">Whether it stands in the entries of a list.</param>
/// <param name="Reader">What reads print as its type; null for numbers, dates and plain texts.</param>
internal sealed record ClaimField(
    int Number,
    string Key,
    string Group,
    string Name,
    SchemaNode Node,
    FieldTerms Terms,
    bool IsInList,
    IPrintedValueReader? Reader)
{
    public bool IsNumber => Node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    public bool IsDate => Node.Format is "date" or "date-time";

    /// <summary>Gets a value indicating whether it holds a magnitude, which documents may print with a minus: a discount.</summary>
    public bool IsMagnitude => IsNumber && ((Node.Description?.Contains("positive", StringComparison.OrdinalIgnoreCase) ?? false) || Name == "prepaidAmount");
}
