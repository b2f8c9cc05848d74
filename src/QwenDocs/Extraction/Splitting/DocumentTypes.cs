using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>The types of document that a file may hold.</summary>
/// <remarks>
/// A record type's <c>[Description]</c> tells the model what the document is, and <see cref="PrintedAsAttribute"/> on the type which titles it prints.
/// Pages of no type are reported and not extracted. Add all types before the first use; the same types serve any number of files.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Types say that there are many.")]
public sealed class DocumentTypes : IReadOnlyCollection<DocumentType>
{
    private const int MaxNameLength = 64;

    private readonly List<DocumentType> _types = [];

    /// <summary>Gets the number of types.</summary>
    public int Count => _types.Count;

    /// <summary>Adds a type of document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="name">The name by which the model recognises the type: 1 to 64 letters, digits, hyphens and underscores; the record type's name by default, <c>PackingList</c> as <c>packing-list</c>.</param>
    /// <param name="description">What the model is told of the type; the record type's <c>[Description]</c> by default.</param>
    /// <param name="titles">The titles that documents of the type print, in any language; those of the record type's <see cref="PrintedAsAttribute"/> by default.</param>
    /// <returns>These types, to add more.</returns>
    /// <exception cref="ArgumentException">The name is malformed, taken, or one of <c>other</c> and <c>blank</c>; or the record type cannot be a strict schema.</exception>
    [RequiresUnreferencedCode("Reads the record type by reflection. In trimmed and native applications use the overload that takes a RecordSchema.")]
    [RequiresDynamicCode("Reads the record type by reflection. In trimmed and native applications use the overload that takes a RecordSchema.")]
    public DocumentTypes Add<[StrictSchema] T>(string? name = null, string? description = null, IEnumerable<string>? titles = null) =>
        Add(RecordSchema.For<T>(), name, description, titles);

    /// <summary>Adds a type of document by its record's schema.</summary>
    /// <param name="schema">The schema, such as <c>RecordSchema.For(MyJsonContext.Default.Invoice)</c>.</param>
    /// <param name="name">The name by which the model recognises the type: 1 to 64 letters, digits, hyphens and underscores; the schema's name by default, <c>PackingList</c> as <c>packing-list</c>.</param>
    /// <param name="description">What the model is told of the type; the record type's <c>[Description]</c> by default.</param>
    /// <param name="titles">The titles that documents of the type print, in any language; those of the record type's <see cref="PrintedAsAttribute"/> by default.</param>
    /// <returns>These types, to add more.</returns>
    /// <exception cref="ArgumentException">The name is malformed, taken, or one of <c>other</c> and <c>blank</c>.</exception>
    public DocumentTypes Add(RecordSchema schema, string? name = null, string? description = null, IEnumerable<string>? titles = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Type type = schema.TypeInfo.Type;
        name ??= JsonNamingPolicy.KebabCaseLower.ConvertName(schema.Name);
        if (name.Length is 0 or > MaxNameLength || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new ArgumentException($"'{name}' cannot name a document type: 1 to {MaxNameLength} letters, digits, hyphens and underscores do.", nameof(name));
        if (name is DocumentTypeDescription.Other or DocumentTypeDescription.Blank)
            throw new ArgumentException($"'{name}' is the name for pages of no type.", nameof(name));
        if (_types.Any(known => string.Equals(Fold(known.Name), Fold(name), StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"There is a document type named '{name}' already.", nameof(name));
        _types.Add(new DocumentType(
            name,
            description ?? type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            [.. titles ?? type.GetCustomAttribute<PrintedAsAttribute>()?.Labels ?? []],
            schema));
        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<DocumentType> GetEnumerator() => _types.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal DocumentType Find(string name) => _types.First(type => type.Name == name);

    /// <exception cref="ArgumentException">There is no type.</exception>
    internal PageClassificationPrompt ToPrompt()
    {
        if (_types.Count == 0)
            throw new ArgumentException("A file needs at least one type of document: new DocumentTypes().Add<Invoice>().");
        return PageClassificationPrompt.ForKinds([.. _types.Select(type => type.Describe())]);
    }

    // Models spell a name in their own way, so that two must differ by more than hyphens.
    private static string Fold(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
