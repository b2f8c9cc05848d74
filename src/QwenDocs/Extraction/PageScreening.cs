using QwenDocs.Documents;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>What a look over the pages in small pictures left to be read in full, and what that saved.</summary>
public sealed class PageScreening
{
    internal PageScreening(ExtractionPlan full, ExtractionPlan carriedOut, IReadOnlyList<ScreenedPage> pages, PageLookRun run)
    {
        FullPlan = full;
        Pages = pages;
        Requests = run.Answers;
        Attempts = run.Attempts;
        SavedTokens = full.PromptTokens - carriedOut.PromptTokens;
    }

    /// <summary>Gets the pages, in order.</summary>
    public IReadOnlyList<ScreenedPage> Pages { get; }

    /// <summary>Gets the pages that were read in full.</summary>
    public PageSelection Kept => PageSelection.Of([.. Pages.Where(page => page.IsRead).Select(page => page.Number)]);

    /// <summary>Gets the pages that were not read in full; <see langword="null"/> where every page was.</summary>
    public PageSelection? LeftOut => Pages.All(page => page.IsRead) ? null : PageSelection.Of([.. Pages.Where(page => !page.IsRead).Select(page => page.Number)]);

    /// <summary>Gets the plan without a look, in which every page is read in full.</summary>
    public ExtractionPlan FullPlan { get; }

    /// <summary>Gets by how many prompt tokens the look and what it left are below <see cref="FullPlan"/>; negative where the look left every page.</summary>
    public long SavedTokens { get; }

    /// <summary>Gets the requests of the look with their answers.</summary>
    public IReadOnlyList<AnsweredRequest> Requests { get; }

    /// <summary>Gets every question of the look, in order.</summary>
    public IReadOnlyList<ExtractionAttempt> Attempts { get; }
}
