using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Extraction.Splitting;
using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>The kinds of paper that a bundle may hold.</summary>
/// <remarks>
/// A type's <c>[Description]</c> tells the model what the kind is, and <see cref="PrintedAsAttribute"/> on the type which titles its papers print.
/// Pages of no kind are reported and not extracted. Add all kinds before the first use; the same kinds serve any number of bundles.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Kinds say that there are many.")]
public sealed class DocumentTypes : IReadOnlyCollection<DocumentType>
{
    private const int LongestName = 64;

    private readonly List<DocumentType> _kinds = [];

    /// <summary>Gets the number of kinds.</summary>
    public int Count => _kinds.Count;

    /// <summary>Adds a kind of paper.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="name">The name by which the model tells the kind: 1 to 64 letters, digits, hyphens and underscores; the type's name by default, <c>PackingList</c> as <c>packing-list</c>.</param>
    /// <param name="description">What the model is told of the kind; the type's <c>[Description]</c> by default.</param>
    /// <param name="titles">The titles that papers of the kind print, in any language; those of the type's <see cref="PrintedAsAttribute"/> by default.</param>
    /// <returns>These kinds, to add more.</returns>
    /// <exception cref="ArgumentException">The name is malformed, taken, or one of <c>other</c> and <c>blank</c>; or the type cannot be a strict schema.</exception>
    [RequiresUnreferencedCode("Reads the record type by reflection. In trimmed and native applications use the overload that takes a JsonTypeInfo.")]
    [RequiresDynamicCode("Reads the record type by reflection. In trimmed and native applications use the overload that takes a JsonTypeInfo.")]
    public DocumentTypes Add<[StrictSchema] T>(string? name = null, string? description = null, IEnumerable<string>? titles = null) =>
        Add<T>(RecordSchema.For<T>(), name, description, titles);

    /// <summary>Adds a kind of paper by its record's JSON contract: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="name">The name by which the model tells the kind: 1 to 64 letters, digits, hyphens and underscores; the type's name by default, <c>PackingList</c> as <c>packing-list</c>.</param>
    /// <param name="description">What the model is told of the kind; the type's <c>[Description]</c> by default.</param>
    /// <param name="titles">The titles that papers of the kind print, in any language; those of the type's <see cref="PrintedAsAttribute"/> by default.</param>
    /// <returns>These kinds, to add more.</returns>
    /// <exception cref="ArgumentException">The name is malformed, taken, or one of <c>other</c> and <c>blank</c>; or the type cannot be a strict schema.</exception>
    public DocumentTypes Add<[StrictSchema] T>(JsonTypeInfo<T> typeInfo, string? name = null, string? description = null, IEnumerable<string>? titles = null) =>
        Add<T>(RecordSchema.For(typeInfo), name, description, titles);

    /// <inheritdoc/>
    public IEnumerator<DocumentType> GetEnumerator() => _kinds.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal DocumentType Find(string name) => _kinds.First(kind => kind.Name == name);

    internal PageClassificationPrompt ToLook()
    {
        if (_kinds.Count == 0)
            throw new ArgumentException("A bundle needs at least one kind of paper: new DocumentTypes().Add<Invoice>().");
        return PageClassificationPrompt.ForKinds([.. _kinds.Select(kind => kind.ToPaperKind())]);
    }

    private DocumentTypes Add<T>(RecordSchema schema, string? name, string? description, IEnumerable<string>? titles)
    {
        Type type = typeof(T);
        name ??= JsonNamingPolicy.KebabCaseLower.ConvertName(schema.Name);
        if (name.Length is 0 or > LongestName || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new ArgumentException($"'{name}' cannot name a kind: 1 to {LongestName} letters, digits, hyphens and underscores do.", nameof(name));
        if (name is DocumentTypeDescription.Other or DocumentTypeDescription.Blank)
            throw new ArgumentException($"'{name}' is the name for pages of no kind.", nameof(name));
        if (_kinds.Any(kind => string.Equals(Fold(kind.Name), Fold(name), StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"There is a kind named '{name}' already.", nameof(name));
        _kinds.Add(new TypedBundleKind<T>(
            name,
            description ?? type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            [.. titles ?? type.GetCustomAttribute<PrintedAsAttribute>()?.Labels ?? []],
            schema));
        return this;
    }

    // Models spell a name in their own way, so that two must differ by more than hyphens.
    private static string Fold(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
