using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Pipelines.Outcomes;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines;

/// <summary>Reads outcomes of documents from their JSON.</summary>
public static class DocumentOutcome
{
    /// <summary>Reads an outcome that <see cref="PipelineOutcome.WriteTo"/> wrote.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="document">The document that it is about.</param>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="index">The place of the document among all, counted from 0.</param>
    /// <returns>The outcome; its failure, where it has one, is a <see cref="RecordedFailureException"/> or, where the answer held no record, an <see cref="Extraction.AnswerException"/>.</returns>
    /// <exception cref="JsonException">The JSON is no such outcome, or the record in it does not follow the schema.</exception>
    public static DocumentOutcome<T> Read<T>(
        JsonElement json,
        Document document,
        RecordSchema<T> schema,
        int index = 0)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        return StoredOutcome.Read(json).ToDocumentOutcome(index, document, schema);
    }
}
