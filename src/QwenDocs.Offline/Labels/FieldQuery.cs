using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Labels;

/// <summary>A field that is looked for on the pages.</summary>
/// <param name="Schema">What the schema says of it.</param>
/// <param name="Terms">What documents print beside it, and what sort of value it has.</param>
/// <param name="Place">Where on a form it stands.</param>
internal sealed record FieldQuery(SchemaNode Schema, FieldTerms Terms, FieldPlace Place)
{
    /// <summary>Gets what stands in the answer: of alternatives the first.</summary>
    public SchemaNode Node { get; } = Chosen(Schema);

    /// <summary>Gets the sort of value by which the print is read.</summary>
    public FieldKind Kind { get; init; } = Terms.Kind;

    public IReadOnlyList<FieldLabel> Labels => Terms.Labels;

    public bool IsNullable => Schema.IsNullable || Node.IsNullable;

    public bool IsText => Node.Kind is SchemaNodeKind.String or SchemaNodeKind.Any;

    public bool IsNumber => Node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    public bool IsDate => Node is { Kind: SchemaNodeKind.String, Format: "date" or "date-time" };

    /// <summary>Returns what is known of a property; the name of what holds it may decide what it means.</summary>
    public static FieldQuery Of(string parent, string name, SchemaNode schema)
    {
        SchemaNode described = schema.Description is null && schema.Labels.Count == 0 ? Chosen(schema) : schema;
        return new FieldQuery(schema, FieldVocabulary.Recognized.TermsOf(parent, name, described), FieldPlace.Read(described.Description));
    }

    /// <summary>Returns the same field, to be read as plain text.</summary>
    public FieldQuery AsText() => this with { Kind = FieldKind.Text };

    /// <summary>Returns what an answer has in a place: of alternatives the first.</summary>
    public static SchemaNode Chosen(SchemaNode schema) => schema is { Kind: SchemaNodeKind.AnyOf, Alternatives: [var first, ..] } ? first : schema;
}
