using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Screening;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Splitting;

/// <summary>Plans the look that divides a bundle, and bounds what its documents can cost.</summary>
internal sealed class SplitPlanner(VisionModelProfile model, PlanningOptions options, Func<RecordSchema, string?>? schemaInWords)
{
    // The page before the border of two requests is seen in both, so that the second one sees what its first page goes on with.
    private const int Overlap = 1;

    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    public SplitPlan Plan(DocumentContent content, DocumentTypes kinds, PageClassificationPrompt look, TokenCalibrationFactor correction)
    {
        ScreeningPlan screening = new ScreeningPlanner(model, options, schemaInWords).Plan(content, look, Overlap, correction);
        if (screening.MaxCostUsd > options.Cap.MaxCostUsd)
            throw new PlanningException(content.Name, FormattableString.Invariant($"the look over its pages alone may cost ${screening.MaxCostUsd:0.0000}, over the cap of ${options.Cap.MaxCostUsd:0.0000}; raise the cap, or lower {nameof(ScreeningOptions.MinHeadingHeight)}"));
        if (screening.PromptTokens > options.Cap.MaxPromptTokens)
            throw new PlanningException(content.Name, FormattableString.Invariant($"the look over its pages alone takes {screening.PromptTokens:#,0} prompt tokens, over the cap of {options.Cap.MaxPromptTokens:#,0}; raise the cap, or lower {nameof(ScreeningOptions.MinHeadingHeight)}"));

        // No document takes more requests than it has pages, and no request sends more pages again than it may overlap.
        int count = content.Pages.Count;
        PromptTokenCounter[] texts = [.. kinds.Select(kind => new PromptTokenCounter(kind.Schema, content.PageCount, schemaInWords?.Invoke(kind.Schema)))];
        long text = texts.Max(each => Math.Max(each.Whole, each.LongestPart + options.RequestSplitting.KnownFieldsTokens));
        long pages = content.Pages.Sum(page => (long)new PageSizing(page, model, options.Resolution).FullTokens + PromptTokenCounter.CountPage(page.Number));
        long tokens = (text * count) + (pages * (1 + options.RequestSplitting.OverlapPages));
        if (correction.Observations > 0)
            tokens = (long)Math.Ceiling(tokens * correction.Factor) + ((long)count * (Math.Max(0, correction.Offset) + 1));
        return new SplitPlan(screening, options.Price, tokens, (long)count * options.CompletionTokens);
    }
}
