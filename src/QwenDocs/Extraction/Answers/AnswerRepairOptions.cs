using QwenDocs.Options;

namespace QwenDocs.Extraction;

/// <summary>What is done about answers that are cut, wrong or useless.</summary>
public sealed class AnswerRepairOptions
{
    /// <summary>Gets or sets how often a model is asked again when its answer breaks the schema or a rule; only for the values concerned where that is possible.</summary>
    /// <value>The default is 1. Range: 0 to 10.</value>
    public int MaxCorrections { get; set; } = 1;

    /// <summary>Gets or sets how often an answer that was cut at its token limit is continued.</summary>
    /// <remarks>An answer that gains nothing from a continuation, or repeats itself, is not continued again.</remarks>
    /// <value>The default is 20: with the 8,192 tokens that are kept for an answer, about 1,000 rows of a wide table. Range: 0 to 100.</value>
    public int MaxContinuations { get; set; } = 20;

    /// <summary>Gets or sets how many rows of a wide table, one of eight or more columns, one answer may hold; of a narrower table as many values in more rows.</summary>
    /// <remarks>
    /// Models cut long tables short and do not say so. The schema that is sent ends a table after this many rows (<c>maxItems</c>), and a table that is as long is
    /// gone on with in a further call. Rows that the document has by its own words (printed row numbers, counts, sums carried forward) and the answer lacks are asked for
    /// in stretches no longer than this, where <see cref="MaxCorrections"/> is not 0.
    /// </remarks>
    /// <value>The default is 60. Range: 5 to 10,000.</value>
    public int MaxRowsPerAnswer { get; set; } = 60;

    /// <summary>Gets or sets by how much the temperature rises each time that a whole answer is asked for again: the same request at the same temperature gets the same repetition.</summary>
    /// <value>The default is 0.2. Range: 0 to 1.</value>
    public double TemperatureStep { get; set; } = 0.2;

    internal void Validate()
    {
        OptionRange.Check(MaxCorrections, 0, 10);
        OptionRange.Check(MaxContinuations, 0, 100);
        OptionRange.Check(MaxRowsPerAnswer, 5, 10_000);
        OptionRange.Check(TemperatureStep, 0, 1);
    }
}
