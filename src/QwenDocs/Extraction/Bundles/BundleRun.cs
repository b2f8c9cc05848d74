using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Divides one bundle and extracts its documents, one after another.</summary>
internal sealed class BundleRun(ExtractionFlow flow, BundleKinds kinds, ExtractionScope scope, TimeProvider timeProvider, long started)
{
    private readonly List<Finding> _findings = [];

    public async Task<BundleResult> RunAsync(DocumentContent content, BundlePlan plan, PageLook look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        PageLookRun run = await LookAsync(content, plan, look, progress, cancellationToken).ConfigureAwait(false);
        BundlePage[] pages = Read(content, run);
        BundleDivision division = BundleDivider.Divide(pages);
        Report(division);

        List<BundlePart> parts = [];
        foreach (BundleSection section in division.Sections)
        {
            PartProgress? own = progress is null ? null : new PartProgress(progress, parts.Count + 1, division.Sections.Count);
            BundlePart part = await ExtractAsync(content, section, own, cancellationToken).ConfigureAwait(false);
            if (part.Failure is { } failure)
                _findings.Add(Finding.Error("$", $"the {part.Kind} on pages {part.Pages} was not extracted: {(failure is QwenDocsException ? failure.Message : failure.GetType().Name)}"));
            parts.Add(part);
        }

        return new BundleResult
        {
            DocumentName = content.Name,
            Plan = plan,
            Parts = parts,
            Pages = pages,
            Unassigned = division.Unassigned,
            Findings = _findings,
            Requests = run.Answers,
            Attempts = run.Attempts,
            Usage = scope.Usage,
            Time = timeProvider.GetElapsedTime(started),
        };
    }

    /// <summary>Extracts a record from the pages of one document.</summary>
    public Task<ExtractionResult<T>> ExtractAsync<T>(DocumentContent content, RecordSchema schema, ExtractionScope part, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken) =>
        flow.ExtractPartAsync<T>(content, schema, progress, part, cancellationToken);

    // In a scope of its own, so that what the look did not use is free for the documents.
    private async Task<PageLookRun> LookAsync(DocumentContent content, BundlePlan plan, PageLook look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using ExtractionScope part = scope.OpenPart();
        part.ReserveMore(plan.Look.PromptTokens, plan.Look.AnswerTokens, content.Name);
        PageLookRun run = flow.LookRun(part);
        await run.RunAsync(content, plan.Look, look, progress, cancellationToken).ConfigureAwait(false);
        return run;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a document of a bundle does, it is its outcome and no other's.")]
    private async Task<BundlePart> ExtractAsync(DocumentContent content, BundleSection section, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using ExtractionScope part = scope.OpenPart();
        try
        {
            return await kinds.Find(section.Kind).ExtractAsync(this, content.Select(section.Pages), section, part, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new BundlePart(section) { Failure = exception, Usage = part.Usage };
        }
    }

    private BundlePage[] Read(DocumentContent content, PageLookRun run)
    {
        ILookup<int, PageKind> entries = LookedAtPages.Collect(run, static record => (record as PageKinds)?.Pages, static entry => entry.Page);
        BundlePage[] pages = [.. content.Pages.Select(page => Read(page, [.. entries[page.Number]]))];

        // A scanner that numbers the pages of the file says nothing of the papers in it.
        bool isOfFile = pages.Count(page => page.StartsDocument) > 1 && pages.All(page => page.PrintedNumber is null || page.PrintedNumber == page.Number) && pages.Any(page => page.PrintedNumber > 1 && page.StartsDocument);
        return isOfFile ? [.. pages.Select(page => page with { PrintedNumber = null })] : pages;
    }

    private BundlePage Read(DocumentPage page, IReadOnlyList<PageKind> entries)
    {
        int number = page.Number;
        if (entries.Count == 0)
            return new BundlePage(number, null) { IsUnclear = true };

        // Of two answers about a page at the border of two requests, the first one had the pages before it in sight.
        PageKind entry = entries[0];
        if (entries.FirstOrDefault(other => other.Kind != entry.Kind) is { } different)
            _findings.Add(Finding.Warning("$", string.Create(CultureInfo.InvariantCulture, $"page {number} was seen as {entry.Kind} and as {different.Kind}; it was taken for {entry.Kind}")));
        bool isKnown = entry.Kind is not (PaperKind.Other or PaperKind.Blank);
        return new BundlePage(number, isKnown ? entry.Kind : null)
        {
            IsBlank = entry.Kind == PaperKind.Blank,
            StartsDocument = isKnown && entry.StartsDocument,
            DocumentNumber = isKnown && !string.IsNullOrWhiteSpace(entry.DocumentNumber) ? entry.DocumentNumber.Trim() : null,
            // A text layer is exact where a small picture is not.
            PrintedNumber = !isKnown ? null : PrintedPageNumber.Find(page) ?? (entry.PrintedPage > 0 ? entry.PrintedPage : null),
        };
    }

    private void Report(BundleDivision division)
    {
        Report(division, page => page.IsUnclear, FindingSeverity.Warning, "the look said nothing usable of pages {0}, which were not extracted");
        Report(division, page => !page.IsUnclear && !page.IsBlank, FindingSeverity.Info, "pages {0} are of no kind that was asked for, and were not extracted");
        Report(division, page => page.IsBlank, FindingSeverity.Info, "pages {0} are blank");
        foreach (BundleSection section in division.Sections)
            _findings.AddRange(section.Doubts.Select(doubt => doubt with { Message = $"{section.Kind} on pages {section.Pages}: {doubt.Message}" }));
    }

    private void Report(BundleDivision division, Func<BundlePage, bool> concerns, FindingSeverity severity, string message)
    {
        int[] numbers = [.. division.Unassigned.Where(concerns).Select(page => page.Number)];
        if (numbers.Length > 0)
            _findings.Add(new Finding(severity, "$", message.Replace("{0}", PageSelection.Of(numbers).ToString(), StringComparison.Ordinal)));
    }
}
