using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>A document whose record is known.</summary>
public sealed class TruthDocument
{
    /// <summary>Initializes a new instance of the <see cref="TruthDocument"/> class.</summary>
    /// <param name="name">The name that reports give the document; it must differ from those of the others.</param>
    /// <param name="document">The document.</param>
    /// <param name="schema">What is extracted from it.</param>
    /// <param name="expected">The true record, under the schema.</param>
    /// <param name="rules">Accepted readings, places and normalizers by field.</param>
    public TruthDocument(
        string name,
        Document document,
        RecordSchema schema,
        JsonElement expected,
        IReadOnlyList<FieldRule>? rules = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        (Name, Document, Schema, Expected, Rules) = (name, document, schema, expected.Clone(), rules ?? []);
    }

    /// <summary>Gets the name that reports give the document: in a folder, its path there with <c>/</c> between.</summary>
    public string Name { get; }

    /// <summary>Gets the document.</summary>
    public Document Document { get; }

    /// <summary>Gets what is extracted from it.</summary>
    public RecordSchema Schema { get; }

    /// <summary>Gets the kind of document: the name of its schema.</summary>
    public string Kind => Schema.Name;

    /// <summary>Gets the true record.</summary>
    public JsonElement Expected { get; }

    /// <summary>Gets accepted readings, places and normalizers by field.</summary>
    public IReadOnlyList<FieldRule> Rules { get; }

    /// <summary>Gets a value indicating whether the truth may leave out what the document says, as the XML of an e-invoice does: what it has no value for is then not scored.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Gets the SHA-256 of the document's file in hexadecimal digits, by which kept predictions are known again; <see langword="null"/> for documents from elsewhere, which are known by their name.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Makes a document of a record.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="name">The name that reports give the document.</param>
    /// <param name="document">The document.</param>
    /// <param name="schema">What is extracted from it.</param>
    /// <param name="record">The true record.</param>
    /// <returns>The document.</returns>
    public static TruthDocument Create<T>(string name, Document document, RecordSchema<T> schema, T record)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new TruthDocument(name, document, schema, JsonSerializer.SerializeToElement(record, schema.TypeInfo));
    }
}
