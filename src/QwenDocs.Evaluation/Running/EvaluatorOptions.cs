using QwenDocs.Validation;

namespace QwenDocs.Evaluation;

/// <summary>The options of an <see cref="Evaluator"/>.</summary>
public sealed class EvaluatorOptions
{
    /// <summary>Gets or sets the name of what is measured, such as a model and its options.</summary>
    /// <value>The default is <c>extraction</c>. Kept predictions are taken up again only under the same name.</value>
    public string Name { get; set; } = "extraction";

    /// <summary>Gets or sets how many documents are extracted at a time.</summary>
    /// <value>The default is 4. Range: 1 to 256.</value>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets the file in which predictions are kept, one JSON object a line, so that a run that was broken off goes on where it was.</summary>
    /// <value>The default is <see langword="null"/>: none are kept. Failures are not kept: they are tried again. The file holds values of the documents.</value>
    public string? PredictionsPath { get; set; }

    /// <summary>Gets or sets the share of a text's characters that must need no change for it to be right in the typed score.</summary>
    /// <value>The default is 0.9. Range: 0 to 1.</value>
    public double MinTextSimilarity { get; set; } = 0.9;

    /// <summary>Gets or sets from which severity on a finding speaks against a value.</summary>
    /// <value>The default is <see cref="FindingSeverity.Warning"/>.</value>
    public FindingSeverity MinSeverity { get; set; } = FindingSeverity.Warning;

    internal EvaluatorOptions Validated()
    {
        if (string.IsNullOrWhiteSpace(Name))
            throw new ArgumentException("Name must name what is measured.", nameof(Name));
        if (MaxConcurrency is < 1 or > 256)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), MaxConcurrency, "MaxConcurrency must be 1 to 256.");
        if (!(MinTextSimilarity is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MinTextSimilarity), MinTextSimilarity, "MinTextSimilarity must be 0 to 1.");
        if (!Enum.IsDefined(MinSeverity))
            throw new ArgumentException($"There is no severity {(int)MinSeverity}.", nameof(MinSeverity));
        return this;
    }
}
