using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Screening;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;

namespace QwenDocs.Extraction.Splitting;

/// <summary>Plans the classification of a file's pages, and bounds what its documents can cost.</summary>
internal sealed class SplitPlanner(ExtractionPlanner planner)
{
    // The page before the border of two requests is seen in both, so that the second one sees what its first page continues.
    private const int Overlap = 1;

    /// <exception cref="PlanningException">The context window is too small for the classification, or the classification exceeds a cap.</exception>
    public SplitPlan Plan(DocumentContent content, DocumentTypes types, PageClassificationPrompt prompt, TokenCalibrationFactor calibration)
    {
        PlanningOptions options = planner.Options;
        ScreeningPlan classification = new ScreeningPlanner(planner.Profile, options, planner.SchemaPrompt).Plan(content, prompt, Overlap, calibration);
        options.Cost.Check(
            content.Name, classification.MaxCostUsd, classification.PromptTokens, "the classification of its pages alone", $"lower {nameof(ScreeningOptions.MinHeadingHeight)}");

        // No document takes more requests than it has pages, and no request sends more pages again than it may overlap.
        int count = content.Pages.Count;
        PromptTokenCounter[] texts = [.. types.Select(type => new PromptTokenCounter(type.Schema, content.PageCount, planner.SchemaPrompt?.Invoke(type.Schema), exampleTokens: planner.ExamplesOf(type.Schema).Tokens))];
        long text = texts.Max(each => Math.Max(each.Whole, each.LongestPart + options.RequestSplitting.KnownFieldsTokens));
        long pages = content.Pages.Sum(page => (long)new PageSizing(page, planner.Profile, options.Resolution).FullTokens + PromptTokenCounter.CountPage(page.Number));
        long tokens = (text * count) + (pages * (1 + options.RequestSplitting.OverlapPages));
        if (calibration.Observations > 0)
            tokens = (long)Math.Ceiling(tokens * calibration.Factor) + ((long)count * (Math.Max(0, calibration.Offset) + 1));
        return new SplitPlan(classification, options.Cost.Price, tokens, (long)count * options.CompletionTokens);
    }
}
