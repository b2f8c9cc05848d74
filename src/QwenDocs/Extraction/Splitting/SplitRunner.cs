using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Extraction.Progress;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Screening;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Splitting;

/// <summary>Divides one bundle and extracts its documents, one after another.</summary>
internal sealed class SplitRunner(ExtractionEngine flow, DocumentTypes kinds, CostLedger scope, TimeProvider timeProvider, long started)
{
    private readonly List<Finding> _findings = [];

    public async Task<SplitResult> RunAsync(DocumentContent content, SplitPlan plan, PageClassificationPrompt look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        PageLookRun run = await LookAsync(content, plan, look, progress, cancellationToken).ConfigureAwait(false);
        ClassifiedPage[] pages = await ReadAsync(content, run, cancellationToken).ConfigureAwait(false);
        SplitBoundaries division = DocumentSplitter.Divide(pages);
        Report(division);

        List<SplitDocument> parts = [];
        foreach (PageSegment section in division.Sections)
        {
            SubProgress? own = progress is null ? null : new SubProgress(progress, parts.Count + 1, division.Sections.Count);
            SplitDocument part = await ExtractAsync(content, section, own, cancellationToken).ConfigureAwait(false);
            if (part.Failure is { } failure)
                _findings.Add(Finding.Error("$", $"the {part.DocumentType} on pages {part.Pages} was not extracted: {(failure is QwenDocsException ? failure.Message : failure.GetType().Name)}"));
            parts.Add(part);
        }

        return new SplitResult
        {
            DocumentName = content.Name,
            Plan = plan,
            Documents = parts,
            Pages = pages,
            Unassigned = division.Unassigned,
            Findings = _findings,
            Requests = run.Answers,
            ModelCalls = run.Attempts,
            Usage = scope.Usage,
            Time = timeProvider.GetElapsedTime(started),
        };
    }

    /// <summary>Extracts a record from the pages of one document.</summary>
    public Task<ExtractionResult<T>> ExtractAsync<T>(DocumentContent content, RecordSchema schema, CostLedger part, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken) =>
        flow.ExtractPartAsync<T>(content, schema, progress, part, cancellationToken);

    // In a scope of its own, so that what the look did not use is free for the documents.
    private async Task<PageLookRun> LookAsync(DocumentContent content, SplitPlan plan, PageClassificationPrompt look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using CostLedger part = scope.OpenPart();
        part.ReserveMore(plan.Classification.PromptTokens, plan.Classification.CompletionTokens, content.Name);
        PageLookRun run = flow.LookRun(part);
        await run.RunAsync(content, plan.Classification, look, progress, cancellationToken).ConfigureAwait(false);
        return run;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a document of a bundle does, it is its outcome and no other's.")]
    private async Task<SplitDocument> ExtractAsync(DocumentContent content, PageSegment section, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using CostLedger part = scope.OpenPart();
        try
        {
            return await kinds.Find(section.Kind).ExtractAsync(this, content.Select(section.Pages), section, part, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new SplitDocument(section) { Failure = exception, Usage = part.Usage };
        }
    }

    private async Task<ClassifiedPage[]> ReadAsync(DocumentContent content, PageLookRun run, CancellationToken cancellationToken)
    {
        ILookup<int, PageTypeAnswer> entries = PageClassificationReader.Collect(run, static record => (record as PageTypeAnswers)?.Pages, static entry => entry.Page);
        List<ClassifiedPage> pages = new(content.Pages.Count);
        foreach (DocumentPage page in content.Pages)
            pages.Add(await ReadAsync(page, [.. entries[page.Number]], cancellationToken).ConfigureAwait(false));

        // A scanner that numbers the pages of the file says nothing of the papers in it.
        bool isOfFile = pages.Count(page => page.StartsDocument) > 1 && pages.All(page => page.PrintedNumber is null || page.PrintedNumber == page.Number) && pages.Any(page => page.PrintedNumber > 1 && page.StartsDocument);
        return isOfFile ? [.. pages.Select(page => page with { PrintedNumber = null })] : [.. pages];
    }

    private async ValueTask<ClassifiedPage> ReadAsync(DocumentPage page, IReadOnlyList<PageTypeAnswer> entries, CancellationToken cancellationToken)
    {
        int number = page.Number;
        if (entries.Count == 0)
            return new ClassifiedPage(number, null) { IsUnclear = true };

        // Of two answers about a page at the border of two requests, the first one had the pages before it in sight.
        PageTypeAnswer entry = entries[0];
        if (entries.FirstOrDefault(other => other.Kind != entry.Kind) is { } different)
            _findings.Add(Finding.Warning("$", string.Create(CultureInfo.InvariantCulture, $"page {number} was seen as {entry.Kind} and as {different.Kind}; it was taken for {entry.Kind}")));
        bool isKnown = entry.Kind is not (DocumentTypeDescription.Other or DocumentTypeDescription.Blank);
        return new ClassifiedPage(number, isKnown ? entry.Kind : null)
        {
            IsBlank = entry.Kind == DocumentTypeDescription.Blank,
            StartsDocument = isKnown && entry.StartsDocument,
            DocumentNumber = isKnown && !string.IsNullOrWhiteSpace(entry.DocumentNumber) ? entry.DocumentNumber.Trim() : null,
            // A text layer is exact where a small picture is not.
            PrintedNumber = !isKnown ? null : await PrintedPageNumber.FindAsync(page, cancellationToken).ConfigureAwait(false) ?? (entry.PrintedPage > 0 ? entry.PrintedPage : null),
        };
    }

    private void Report(SplitBoundaries division)
    {
        Report(division, page => page.IsUnclear, FindingSeverity.Warning, "the look said nothing usable of pages {0}, which were not extracted");
        Report(division, page => !page.IsUnclear && !page.IsBlank, FindingSeverity.Info, "pages {0} are of no kind that was asked for, and were not extracted");
        Report(division, page => page.IsBlank, FindingSeverity.Info, "pages {0} are blank");
        foreach (PageSegment section in division.Sections)
            _findings.AddRange(section.Doubts.Select(doubt => doubt with { Message = $"{section.Kind} on pages {section.Pages}: {doubt.Message}" }));
    }

    private void Report(SplitBoundaries division, Func<ClassifiedPage, bool> concerns, FindingSeverity severity, string message)
    {
        int[] numbers = [.. division.Unassigned.Where(concerns).Select(page => page.Number)];
        if (numbers.Length > 0)
            _findings.Add(new Finding(severity, "$", message.Replace("{0}", PageSelection.Create(numbers).ToString(), StringComparison.Ordinal)));
    }
}
