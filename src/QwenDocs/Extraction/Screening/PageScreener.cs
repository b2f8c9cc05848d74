using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Screening;

/// <summary>Looks over the pages of a document, and plans what the look leaves. No page is lost by a look that went wrong.</summary>
internal static class PageScreener
{
    /// <summary>Takes the look of a plan.</summary>
    /// <returns>The pages that are left, the plan for them, and what the look said.</returns>
    public static async Task<(DocumentContent Content, ExtractionPlan Plan, ScreeningResult Screening)> RunAsync(
        PageLookRun run, ExtractionPlanner planner, DocumentContent content, ExtractionPlan plan, RecordSchema schema, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        ScreeningPlan look = plan.Screening!;
        ExtractionPlan full = plan.WithoutScreening();
        await run.RunAsync(content, look, PageClassificationPrompt.ForRecord(schema), progress, cancellationToken).ConfigureAwait(false);

        ILookup<int, PageRelevanceAnswer> entries = PageClassificationReader.Collect(run, static record => (record as PageRelevanceAnswers)?.Pages, static entry => entry.Page);
        ScreenedPage[] pages = [.. content.Pages.Select(page => Read(page.Number, entries[page.Number]))];
        int[] kept = [.. pages.Where(page => page.IsRead).Select(page => page.Number)];

        // A look that finds nothing at all is not believed.
        if (kept.Length > 0 && kept.Length < pages.Length)
        {
            DocumentContent rest = content.Select(PageSelection.Create(kept));
            ExtractionPlan left = await planner.PlanFullAsync(rest, schema, plan.Calibration, cancellationToken).ConfigureAwait(false);

            // Fewer pages may get more pixels. Where that would make them dearer than all pages, these are read: the price was promised.
            if (left.PromptTokens < full.PromptTokens && left.MaxCostUsd <= full.MaxCostUsd)
            {
                left = left.AfterScreening(look);
                return (rest, left, new ScreeningResult(full, left, pages, run));
            }
        }

        ExtractionPlan all = full.AfterScreening(look);
        return (content, all, new ScreeningResult(full, all, [.. pages.Select(page => page with { IsRead = true })], run));
    }

    /// <summary>Returns what a person should know of the look.</summary>
    public static IEnumerable<Finding> Findings(ScreeningResult screening)
    {
        if (screening.SkippedPages is { } left)
            yield return new Finding(FindingSeverity.Info, "$", $"pages {left} were not read: a look in small pictures saw nothing of the record on them");
        int[] unseen = [.. screening.Pages.Where(page => page.IsUnclear).Select(page => page.Number)];
        if (unseen.Length > 0)
            yield return new Finding(FindingSeverity.Info, "$", $"the look in small pictures said nothing usable of pages {PageSelection.Create(unseen)}, which were read");
    }

    private static ScreenedPage Read(int number, IEnumerable<PageRelevanceAnswer> entries) =>
        new(number, entries.FirstOrDefault()?.Kind, entries.All(static entry => entry.Relevance != PageRelevanceAnswer.No) || entries.Select(static entry => entry.Relevance).Distinct().Count() > 1)
        {
            IsUnclear = !entries.Any(),
        };
}
