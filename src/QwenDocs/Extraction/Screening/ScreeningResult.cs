using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>Which pages a screening in small pictures left to be read in full, and what that saved.</summary>
public sealed class ScreeningResult
{
    internal ScreeningResult(ExtractionPlan full, ExtractionPlan carriedOut, IReadOnlyList<ScreenedPage> pages, AnsweredRequests answers)
    {
        UnscreenedPlan = full;
        Pages = pages;
        Requests = answers.Requests;
        ModelCalls = answers.Calls;
        SavedTokens = full.PromptTokens - carriedOut.PromptTokens;
    }

    /// <summary>Gets the pages, in order.</summary>
    public IReadOnlyList<ScreenedPage> Pages { get; }

    /// <summary>Gets the pages that were read in full.</summary>
    public PageSelection ReadPages => PageSelection.Create([.. Pages.Where(page => page.IsRead).Select(page => page.Number)]);

    /// <summary>Gets the pages that were not read in full; <see langword="null"/> where every page was.</summary>
    public PageSelection? SkippedPages => Pages.All(page => page.IsRead) ? null : PageSelection.Create([.. Pages.Where(page => !page.IsRead).Select(page => page.Number)]);

    /// <summary>Gets the plan without a screening, in which every page is read in full.</summary>
    public ExtractionPlan UnscreenedPlan { get; }

    /// <summary>Gets by how many prompt tokens the screening and what it left are below <see cref="UnscreenedPlan"/>; negative where it left every page.</summary>
    public long SavedTokens { get; }

    /// <summary>Gets the requests of the screening with their answers.</summary>
    public IReadOnlyList<AnsweredRequest> Requests { get; }

    /// <summary>Gets every model call of the screening, in the order of the requests.</summary>
    public IReadOnlyList<ModelCall> ModelCalls { get; }
}
