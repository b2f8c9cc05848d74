using System.Text.Json;
using QwenDocs.Evaluation.Reports;
using QwenDocs.Evaluation.Results;

namespace QwenDocs.Evaluation;

/// <summary>How right an extraction is over a set of documents. It can be kept as JSON and read again.</summary>
public sealed record EvaluationReport
{
    /// <summary>Gets the name of what was measured, such as a model and its options.</summary>
    public required string Name { get; init; }

    /// <summary>Gets when it was measured.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the score of all documents.</summary>
    public required KindScore Total { get; init; }

    /// <summary>Gets the score by kind of document, in the order of their names.</summary>
    public IReadOnlyList<KindScore> Kinds { get; init; } = [];

    /// <summary>Gets the score by field, the worst first.</summary>
    public IReadOnlyList<FieldScore> Fields { get; init; } = [];

    /// <summary>Gets what findings are worth, all together first, then by code, the most frequent first.</summary>
    public IReadOnlyList<FlagScore> Flags { get; init; } = [];

    /// <summary>Gets the area under the receiver operating characteristic of a ranking: flagged values first, then by the score of their evidence. <see langword="null"/> where no value is wrong, or all are.</summary>
    public double? RankingAuroc { get; init; }

    /// <summary>Gets the documents, in the order of the truth.</summary>
    public IReadOnlyList<EvaluatedDocument> Documents { get; init; } = [];

    /// <summary>Gets the documents that could not be scored.</summary>
    public IReadOnlyList<TruthRefusal> Refusals { get; init; } = [];

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file, as <see cref="SaveAsync"/> wrote it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidDataException">The file is no report.</exception>
    public static async Task<EvaluationReport> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(stream, EvaluationJsonContext.Indented.EvaluationReport, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidDataException($"{Path.GetFileName(path)} is no report: it is null.");
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{Path.GetFileName(path)} is no report: {exception.Path} cannot be read.", exception);
            }
        }
    }

    /// <summary>Writes the report as JSON.</summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The end of the writing.</returns>
    /// <remarks>The file holds values of the documents.</remarks>
    public async Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FileStream stream = File.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, this, EvaluationJsonContext.Indented.EvaluationReport, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the report as tables of text: totals, the worst fields, what findings are worth, failures.</summary>
    /// <returns>Lines of text, <c>\n</c> line ends, in the invariant culture. It holds no value of a document.</returns>
    public override string ToString() => ReportText.Write(this);
}
