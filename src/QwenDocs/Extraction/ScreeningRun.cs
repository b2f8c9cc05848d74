using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Looks over the pages of a document, and plans what the look leaves. No page is lost by a look that went wrong.</summary>
internal static class ScreeningRun
{
    /// <summary>Takes the look of a plan.</summary>
    /// <returns>The pages that are left, the plan for them, and what the look said.</returns>
    public static async Task<(DocumentContent Content, ExtractionPlan Plan, PageScreening Screening)> RunAsync(
        PageLookRun run, ExtractionPlanner planner, DocumentContent content, ExtractionPlan plan, RecordSchema schema, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        ScreeningPlan look = plan.Screening!;
        ExtractionPlan full = plan.WithoutScreening();
        await run.RunAsync(content, look, PageLook.ForRecord(schema), progress, cancellationToken).ConfigureAwait(false);

        ILookup<int, PageRelevance> entries = LookedAtPages.Collect(run, static record => (record as PageRelevances)?.Pages, static entry => entry.Page);
        ScreenedPage[] pages = [.. content.Pages.Select(page => Read(page.Number, entries[page.Number]))];
        int[] kept = [.. pages.Where(page => page.IsRead).Select(page => page.Number)];

        // A look that finds nothing at all is not believed.
        if (kept.Length > 0 && kept.Length < pages.Length)
        {
            DocumentContent rest = content.Select(PageSelection.Of(kept));
            ExtractionPlan left = await planner.PlanFullAsync(rest, schema, plan.Correction, cancellationToken).ConfigureAwait(false);

            // Fewer pages may get more pixels. Where that would make them dearer than all pages, these are read: the price was promised.
            if (left.PromptTokens < full.PromptTokens && left.HighPriceUsd <= full.HighPriceUsd)
            {
                left = left.AfterScreening(look);
                return (rest, left, new PageScreening(full, left, pages, run));
            }
        }

        ExtractionPlan all = full.AfterScreening(look);
        return (content, all, new PageScreening(full, all, [.. pages.Select(page => page with { IsRead = true })], run));
    }

    /// <summary>Returns what a person should know of the look.</summary>
    public static IEnumerable<Finding> Findings(PageScreening screening)
    {
        if (screening.LeftOut is { } left)
            yield return new Finding(FindingSeverity.Info, "$", $"pages {left} were not read: a look in small pictures saw nothing of the record on them");
        int[] unseen = [.. screening.Pages.Where(page => page.IsUnclear).Select(page => page.Number)];
        if (unseen.Length > 0)
            yield return new Finding(FindingSeverity.Info, "$", $"the look in small pictures said nothing usable of pages {PageSelection.Of(unseen)}, which were read");
    }

    private static ScreenedPage Read(int number, IEnumerable<PageRelevance> entries) =>
        new(number, entries.FirstOrDefault()?.Kind, entries.All(static entry => entry.Relevance != PageRelevance.No) || entries.Select(static entry => entry.Relevance).Distinct().Count() > 1)
        {
            IsUnclear = !entries.Any(),
        };
}
