using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>A value in a record, as a <see cref="RecordVisitor"/> meets it.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Property">The property that holds it; for an entry of a list, the property that holds the list; <see langword="null"/> for the record itself.</param>
/// <param name="Owner">The object that has the property; for an entry of a list, <see langword="null"/>.</param>
/// <param name="TypeInfo">The contract of what is really there, or of the property's type where nothing is; <see langword="null"/> where there is none.</param>
/// <param name="Value">The value.</param>
internal readonly record struct RecordField(
    FieldPath Path,
    JsonPropertyInfo? Property,
    object? Owner,
    JsonTypeInfo? TypeInfo,
    object? Value)
{
    /// <summary>Gets a value indicating whether it is neither an object nor a list.</summary>
    public bool IsLeaf => TypeInfo is not { Kind: JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary };
}
