using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Plans the look that divides a bundle, and bounds what its documents can cost.</summary>
internal sealed class BundlePlanner(VisionModel model, PlanningOptions options)
{
    // The page before the border of two requests is seen in both, so that the second one sees what its first page goes on with.
    private const int Overlap = 1;

    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    public BundlePlan Plan(DocumentContent content, BundleKinds kinds, PageLook look, TokenCorrection correction)
    {
        ScreeningPlan screening = new ScreeningPlanner(model, options).Plan(content, look, Overlap, correction);
        if (screening.HighPriceUsd > options.Cap.MaxPriceUsd)
            throw new PlanningException(content.Name, FormattableString.Invariant($"the look over its pages alone may cost ${screening.HighPriceUsd:0.0000}, over the cap of ${options.Cap.MaxPriceUsd:0.0000}; raise the cap, or lower {nameof(ScreeningOptions.HeadlineHeight)}"));
        if (screening.PromptTokens > options.Cap.MaxPromptTokens)
            throw new PlanningException(content.Name, FormattableString.Invariant($"the look over its pages alone takes {screening.PromptTokens:#,0} prompt tokens, over the cap of {options.Cap.MaxPromptTokens:#,0}; raise the cap, or lower {nameof(ScreeningOptions.HeadlineHeight)}"));

        // No document takes more requests than it has pages, and no request sends more pages again than it may overlap.
        int count = content.Pages.Count;
        RequestText[] texts = [.. kinds.Select(kind => new RequestText(kind.Schema, content.PageCount))];
        long text = texts.Max(each => Math.Max(each.Whole, each.LongestPart + options.Continuation.KnownFieldsTokens));
        long pages = content.Pages.Sum(page => (long)new PageSizing(page, model, options.Resolution).FullTokens + RequestText.CountPage(page.Number));
        long tokens = (text * count) + (pages * (1 + options.Continuation.OverlapPages));
        if (correction.Observations > 0)
            tokens = (long)Math.Ceiling(tokens * correction.Factor) + ((long)count * (Math.Max(0, correction.Offset) + 1));
        return new BundlePlan(screening, options.Price, tokens, (long)count * options.AnswerTokens);
    }
}
