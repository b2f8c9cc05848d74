using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Evaluation;

/// <summary>What was extracted from a document, from wherever: all that a score needs.</summary>
public sealed record Prediction
{
    /// <summary>Gets the record; <see langword="null"/> where there is none.</summary>
    public JsonElement? Record { get; init; }

    /// <summary>Gets why there is no record; <see langword="null"/> where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets where the values are printed.</summary>
    public IReadOnlyList<FieldCitation> Citations { get; init; } = [];

    /// <summary>Gets what was found in the record.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets how much the pages speak for each value, 0 to 1, where that was judged.</summary>
    public IReadOnlyDictionary<FieldPath, double> EvidenceScores { get; init; } = new Dictionary<FieldPath, double>();

    /// <summary>Gets the number of pages of the document.</summary>
    public int PageCount { get; init; }

    /// <summary>Gets the number of model calls.</summary>
    public int ModelCalls { get; init; }

    /// <summary>Gets the tokens and the cost.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Zero;

    /// <summary>Gets the seconds that it took.</summary>
    public double Seconds { get; init; }
}
