using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using QwenDocs.Grounding;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>What was extracted from a document, and how it came about.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class ExtractionResult<T> : ExtractionResult
{
    internal ExtractionResult(object? record)
        : base(record)
    {
    }

    /// <summary>Gets the record.</summary>
    /// <exception cref="InvalidOperationException">The answer held no record: see <see cref="HasRecord"/> and <see cref="ExtractionResult.Findings"/>.</exception>
    public T Record => TryGetRecord(out T? record)
        ? record
        : throw new InvalidOperationException($"The answer to {DocumentName} holds no record; Findings say why.");

    /// <inheritdoc/>
    public override bool HasRecord => UntypedRecord is T;

    /// <summary>Gets what the pages say about a field.</summary>
    /// <param name="field">The field, such as <c>invoice => invoice.Lines[2].NetAmount</c>.</param>
    /// <returns>The evidence, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="ArgumentException">The expression names no field of the record's JSON.</exception>
    public FieldEvidence? EvidenceFor(Expression<Func<T, object?>> field) => Evidence?[FieldPath.From(field)];

    /// <summary>Gets the record if there is one.</summary>
    /// <param name="record">The record.</param>
    /// <returns><see langword="true"/> if the answer held a record.</returns>
    public bool TryGetRecord([MaybeNullWhen(false)] out T record)
    {
        if (UntypedRecord is T found)
        {
            record = found;
            return true;
        }

        record = default;
        return false;
    }
}
