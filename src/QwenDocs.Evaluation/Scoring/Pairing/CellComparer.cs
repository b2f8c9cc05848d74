using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>Says which cells are the same, and gives keys by which rows are paired without comparing every cell with every other.</summary>
internal abstract class CellComparer
{
    /// <summary>Gets a value indicating whether any field is compared by more than keys when rows are paired.</summary>
    public virtual bool HasRules => false;

    /// <summary>Makes a key: cells with the same key are equal.</summary>
    public abstract string KeyOf(JsonElement? value, SchemaNode? schema);

    /// <summary>Returns what is forgiven at a field, as a key; <see langword="null"/> where only equal keys are equal.</summary>
    public virtual string? LeniencyOf(FieldPath path) => null;

    /// <summary>Compares two cells.</summary>
    public abstract bool AreEqual(FieldPath path, JsonElement? expected, JsonElement? predicted, SchemaNode? schema);
}
