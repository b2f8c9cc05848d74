using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Extraction.Examples;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>Documents and the records that they should give, shown to the model before each document of the same record type.</summary>
/// <remarks>
/// Examples stand between the instructions and the pages, the same in every request, so that servers keep them in their prefix cache. Their tokens are counted and
/// priced in every plan (<see cref="Planning.PlannedRequest.ExampleTokens"/>): an example in pictures costs as much as a document. They are no part of classifications and screenings.
/// Add all examples before the first extraction.
/// </remarks>
public sealed class ExtractionExamples
{
    private readonly List<ExtractionExample> _examples = [];

    /// <summary>Gets the number of examples.</summary>
    public int Count => _examples.Count;

    /// <summary>Adds a document as an example.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document; its pages are rendered once, at full size.</param>
    /// <param name="record">The record that it should give.</param>
    /// <returns>These examples, to add more.</returns>
    /// <exception cref="ArgumentException">The record does not follow its schema.</exception>
    [RequiresUnreferencedCode("Reads the type by reflection. Use the overload that takes a RecordSchema in trimmed applications.")]
    [RequiresDynamicCode("Reads the type by reflection. Use the overload that takes a RecordSchema in native applications.")]
    public ExtractionExamples Add<[StrictSchema] T>(Document document, T record) => Add(document, record, RecordSchema.For<T>());

    /// <summary>Adds a document as an example, by the record's schema: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document; its pages are rendered once, at full size.</param>
    /// <param name="record">The record that it should give.</param>
    /// <param name="schema">The schema: extractions by an equal one get the example.</param>
    /// <returns>These examples, to add more.</returns>
    /// <exception cref="ArgumentException">The record does not follow its schema.</exception>
    public ExtractionExamples Add<T>(Document document, T record, RecordSchema<T> schema)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Add(document, null, record, schema);
    }

    /// <summary>Adds a document in words as an example: fewer tokens than pages, for what is a matter of reading and not of seeing.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="text">The text of the document.</param>
    /// <param name="record">The record that it should give.</param>
    /// <returns>These examples, to add more.</returns>
    /// <exception cref="ArgumentException">The text is empty, or the record does not follow its schema.</exception>
    [RequiresUnreferencedCode("Reads the type by reflection. Use the overload that takes a RecordSchema in trimmed applications.")]
    [RequiresDynamicCode("Reads the type by reflection. Use the overload that takes a RecordSchema in native applications.")]
    public ExtractionExamples Add<[StrictSchema] T>(string text, T record) => Add(text, record, RecordSchema.For<T>());

    /// <summary>Adds a document in words as an example, by the record's schema: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="text">The text of the document.</param>
    /// <param name="record">The record that it should give.</param>
    /// <param name="schema">The schema: extractions by an equal one get the example.</param>
    /// <returns>These examples, to add more.</returns>
    /// <exception cref="ArgumentException">The text is empty, or the record does not follow its schema.</exception>
    public ExtractionExamples Add<T>(string text, T record, RecordSchema<T> schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Add(null, text, record, schema);
    }

    /// <summary>Returns the examples for a schema, in the order in which they were added.</summary>
    internal IReadOnlyList<ExtractionExample> For(RecordSchema schema) =>
        _examples.Count == 0 ? [] : [.. _examples.Where(example => ReferenceEquals(example.Schema, schema) || example.Schema.Fingerprint == schema.Fingerprint)];

    private ExtractionExamples Add<T>(Document? document, string? text, T record, RecordSchema<T> schema)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(schema);
        JsonNode? json = JsonSerializer.SerializeToNode(record, schema.TypeInfo);
        // Read like an answer: without computed properties, in the order of the schema.
        RecordReading reading = schema.ReadAnswer(schema.Wrap(json)?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "");
        if (reading.Json is null || reading.Violations.FirstOrDefault(violation => violation.IsLost) is { } lost && lost is not null)
            throw new ArgumentException($"The record of an example follows the schema of {schema.Name}: {reading.Violations.FirstOrDefault(violation => violation.IsLost)?.Path ?? FieldPath.Root} does not.", nameof(record));
        _examples.Add(new ExtractionExample(schema, document, text, reading.Json));
        return this;
    }
}
