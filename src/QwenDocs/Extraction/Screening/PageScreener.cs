using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Screening;

/// <summary>Classifies the pages of a document in small pictures, and plans the extraction from those that matter. No page is lost by a classification that went wrong.</summary>
internal sealed class PageScreener(RequestRunner runner)
{
    /// <summary>Carries out the screening of a plan.</summary>
    /// <returns>The job for the pages that are left, the plan for them, and what the screening found.</returns>
    public async Task<(ExtractionJob Job, ExtractionPlan Plan, ScreeningResult Screening)> ScreenAsync(
        ExtractionJob job, ExtractionPlanner planner, ExtractionPlan plan, CancellationToken cancellationToken)
    {
        ScreeningPlan screening = plan.Screening!;
        ExtractionPlan full = plan.WithoutScreening();
        AnsweredRequests answers = await ClassifyAsync(runner, job, screening, PageClassificationPrompt.ForRecord(job.Schema), cancellationToken).ConfigureAwait(false);

        ILookup<int, PageRelevanceAnswer> entries = PageClassificationReader.Collect(answers, static record => (record as PageRelevanceAnswers)?.Pages, static entry => entry.Page);
        ScreenedPage[] pages = [.. job.Content.Pages.Select(page => Read(page.Number, entries[page.Number]))];
        int[] kept = [.. pages.Where(page => page.IsRead).Select(page => page.Number)];

        // A screening that keeps no page at all is not believed.
        if (kept.Length > 0 && kept.Length < pages.Length)
        {
            DocumentContent rest = job.Content.Select(PageSelection.Create(kept));
            ExtractionPlan left = await planner.PlanUncappedAsync(rest, job.Schema, plan.Calibration, cancellationToken).ConfigureAwait(false);

            // Fewer pages may get more pixels. Where that would cost more than all pages, all are read: no more than the planned cost was announced.
            if (left.PromptTokens < full.PromptTokens && left.MaxCostOfRequestsUsd <= full.MaxCostOfRequestsUsd)
            {
                left = left.AfterScreening(screening).WithBlankPages(full.BlankPages).WithSecondLook(full.SecondLook);
                return (job with { Content = rest }, left, new ScreeningResult(full, left, pages, answers));
            }
        }

        ExtractionPlan all = full.AfterScreening(screening);
        return (job, all, new ScreeningResult(full, all, [.. pages.Select(page => page with { IsRead = true })], answers));
    }

    /// <summary>Asks what each page is.</summary>
    public static Task<AnsweredRequests> ClassifyAsync(
        RequestRunner runner, ExtractionJob job, ScreeningPlan plan, PageClassificationPrompt prompt, CancellationToken cancellationToken)
    {
        // Without rules about records: an entry that is wrong costs its page's entry, and only an answer of no use is asked for again.
        RequestBatch batch = new(job, plan.Profile, plan.Requests, prompt.Schema, (planned, _) => prompt.For(planned.PageNumbers, job.Content.PageCount)) { IsClassification = true };
        return runner.RunAsync(batch, cancellationToken);
    }

    /// <summary>Returns what a person should know of a screening.</summary>
    public static IEnumerable<Finding> Findings(ScreeningResult screening)
    {
        if (screening.SkippedPages is { } left)
            yield return new Finding(FindingSeverity.Info, FieldPath.Root, $"pages {left} were not read: the screening in small pictures saw nothing of the record on them") { Code = ScreeningCodes.SkippedPages };
        int[] unseen = [.. screening.Pages.Where(page => page.IsUnclear).Select(page => page.Number)];
        if (unseen.Length > 0)
        {
            string message = $"the screening in small pictures said nothing usable of pages {PageSelection.Create(unseen)}, which were read";
            yield return new Finding(FindingSeverity.Info, FieldPath.Root, message) { Code = ScreeningCodes.UnclearPages };
        }

    }

    private static ScreenedPage Read(int number, IEnumerable<PageRelevanceAnswer> entries) =>
        new(number, entries.FirstOrDefault()?.Kind, entries.All(static entry => entry.Relevance != PageRelevanceAnswer.No) || entries.Select(static entry => entry.Relevance).Distinct().Count() > 1)
        {
            IsUnclear = !entries.Any(),
        };
}
