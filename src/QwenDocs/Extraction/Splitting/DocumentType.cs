using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Splitting;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>A kind of paper that a bundle may hold, and the record that is extracted from it.</summary>
public abstract class DocumentType
{
    private protected DocumentType(string name, string? description, IReadOnlyList<string> titles, RecordSchema schema)
    {
        Name = name;
        Description = description;
        Titles = titles;
        Schema = schema;
    }

    /// <summary>Gets the name by which the model tells the kind, such as <c>packing-list</c>.</summary>
    public string Name { get; }

    /// <summary>Gets what the model is told of the kind.</summary>
    public string? Description { get; }

    /// <summary>Gets the titles that papers of the kind print.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Gets the schema of the record.</summary>
    public RecordSchema Schema { get; }

    internal DocumentTypeDescription ToPaperKind() => new(Name, Description, Titles);

    /// <summary>Extracts a document of this kind.</summary>
    internal abstract Task<SplitDocument> ExtractAsync(SplitRunner run, DocumentContent content, PageSegment section, CostLedger scope, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken);
}
