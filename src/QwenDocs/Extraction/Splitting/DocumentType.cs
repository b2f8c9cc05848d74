using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>A type of document that a file may hold, and the record that is extracted from it.</summary>
public sealed class DocumentType
{
    internal DocumentType(string name, string? description, IReadOnlyList<string> titles, RecordSchema schema)
    {
        Name = name;
        Description = description;
        Titles = titles;
        Schema = schema;
    }

    /// <summary>Gets the name by which the model recognises the type, such as <c>packing-list</c>.</summary>
    public string Name { get; }

    /// <summary>Gets what the model is told of the type.</summary>
    public string? Description { get; }

    /// <summary>Gets the titles that documents of the type print.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Gets the schema of the record.</summary>
    public RecordSchema Schema { get; }

    internal DocumentTypeDescription Describe() => new(Name, Description, Titles);
}
