using System.Globalization;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Pipelines;
using QwenDocs.Review;

namespace QwenDocs.Cli.Output;

/// <summary>The page on which a person checks the values of the documents of a run.</summary>
internal sealed class ReviewFile
{
    /// <summary>The most files whose pages stand on one page: a browser has to hold them all.</summary>
    public const int MaxDocuments = 200;

    private readonly string _path;
    private readonly List<ReviewedDocument> _documents = [];

    private ReviewFile(string path) => _path = path;

    /// <exception cref="UsageException">There are too many files, or the page cannot be written.</exception>
    public static ReviewFile Open(string path, int files)
    {
        if (files > MaxDocuments)
            throw new UsageException(FormattableString.Invariant($"A review page takes up to {MaxDocuments} documents, and there are {files}. Review those with findings afterwards, by the command review."));
        OutputFile.Check(path);
        return new ReviewFile(path);
    }

    public void Add(ReviewedDocument? document)
    {
        if (document is not null)
            _documents.Add(document);
    }

    /// <summary>Adds the documents of a file that was split, each with its pages.</summary>
    public void Add(SplitOutcome outcome)
    {
        foreach (SplitDocument part in outcome.Result?.Documents ?? [])
        {
            if (part.Result is { } result)
                _documents.Add(new ReviewedDocument(outcome.Document.WithPages(part.Pages), result));
        }
    }

    /// <summary>Writes the page, and says where it is. Where there is no record, there is no page.</summary>
    public async Task WriteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (_documents.Count == 0)
            return;
        string title = _documents.Count == 1 ? $"Review of {_documents[0].Result.DocumentName}" : "Review";
        await ReviewPage.WriteAsync(_path, _documents, new ReviewOptions { Title = title }, cancellationToken).ConfigureAwait(false);
        int doubts = _documents.Sum(one => one.Result.Evidence?.Count(field => field.IsFlagged || field.Verdict == EvidenceVerdict.Unplaced) ?? 0);
        await output.WriteLineAsync($"{_path}: {Count(_documents.Count, "document")}, {Count(doubts, "doubtful value")}. Open it in a browser.").ConfigureAwait(false);
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
