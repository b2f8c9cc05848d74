using QwenDocs.Evaluation.Reports.Html;
using QwenDocs.Review;

namespace QwenDocs.Evaluation;

/// <summary>Writes a report as one HTML file: the worst fields first, a row a document, and each wrong value with its page, the expected place and the extracted one.</summary>
/// <remarks>The file holds everything, pictures too. It loads nothing from a network, and its policy lets it send nothing. It holds values and pages of the documents.</remarks>
public static class EvaluationPage
{
    /// <summary>Writes the page to a file. What stood there is replaced when the page is whole.</summary>
    /// <param name="path">The HTML file.</param>
    /// <param name="report">The report.</param>
    /// <param name="documents">The documents, whose pages are drawn; <see langword="null"/> for a page without pictures.</param>
    /// <param name="options">Limits and sizes, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be written. A document or page that cannot be drawn is no exception: the page says so in its place.</exception>
    public static async Task WriteAsync(
        string path,
        EvaluationReport report,
        TruthSet? documents = null,
        EvaluationPageOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(report);
        EvaluationPageOptions checkedOptions = (options ?? new EvaluationPageOptions()).Validated();
        string full = Path.GetFullPath(path), unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            FileStream file = new(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
                await new EvaluationHtml(new HtmlStream(file), report, checkedOptions).WriteAsync(documents, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
