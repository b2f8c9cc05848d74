using System.Globalization;
using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.ServerUsage;

/// <summary>Finds by its counts what a server did to a request: pages that it shrank or lost, an answer that its window cut.</summary>
internal static class ServerFindings
{
    private const int SmallestWindowStep = 256;

    public static IEnumerable<Finding> Of(IReadOnlyList<AnsweredRequest> requests, ExtractionPlan plan, Finding? modelDoubt)
    {
        if (modelDoubt is not null)
            yield return modelDoubt;
        foreach (AnsweredRequest request in requests)
        {
            if (Shortfall(request.Planned, request.SentTokens, request.Response, modelDoubt is null) is { } shortfall)
                yield return shortfall;
            if (OnlyThoughts(request.Response) is { } thoughts)
                yield return thoughts;
            if (CutByWindow(request.Planned, request.Response, plan.Profile) is { } cut)
                yield return cut;
        }
    }

    /// <summary>Returns the finding about a request of which the server read far less than was sent, or <see langword="null"/>.</summary>
    /// <param name="planned">The request.</param>
    /// <param name="sentTokens">Its tokens by our own count.</param>
    /// <param name="response">The answer, with the server's count.</param>
    /// <param name="isKnownModel">Whether the model's own way of counting pictures is known.</param>
    public static Finding? Shortfall(PlannedRequest planned, int sentTokens, ModelResponse response, bool isKnownModel = true)
    {
        int counted = response.Usage.PromptTokens;
        if (counted <= 0 || response.Usage.IsEstimated || planned.Pages.Count == 0)
            return null;
        ShortfallKind shortfall = PromptShortfall.Judge(sentTokens, counted, sentTokens - planned.ImageTokens, planned.Pages);
        if (shortfall == ShortfallKind.None)
            return null;

        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"the server read {counted:#,0} of the {sentTokens:#,0} tokens that were sent with {Pages(planned)}");
        return shortfall == ShortfallKind.PagesMissing && isKnownModel
            ? Finding.Error(FieldPath.Root, $"{what}: pages are missing, or were shrunk beyond reading. Its window may be smaller than it says (Ollama: num_ctx), or it drops pictures", code: ServerCodes.PagesMissing)
            : Finding.Warning(FieldPath.Root, $"{what}: it shrank the pages. Give the profile the server's own limits (MaxPixels), or raise them there", code: ServerCodes.ReadLess);
    }

    private static Finding? OnlyThoughts(ModelResponse response) => response.Reasoning is null || !string.IsNullOrWhiteSpace(response.Content) ? null : Finding.Warning(
        FieldPath.Root,
        string.Create(
            CultureInfo.InvariantCulture,
            $"the model thought in {response.Usage.ReasoningTokens:#,0} tokens and gave no answer: {(response.FinishReason == FinishReason.Length ? "its thoughts took all tokens of the answer" : "the server's reasoning parser may have taken the answer")}. Switch thoughts off (Thinking), or give them tokens of their own (Thinking.MaxTokens)"),
        code: ServerCodes.OnlyThoughts);

    private static Finding? CutByWindow(PlannedRequest planned, ModelResponse response, VisionModelProfile profile)
    {
        if (WindowOf(planned, response) is not { } window)
            return null;
        return Finding.Warning(
            FieldPath.Root,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the answer was cut after {response.Usage.CompletionTokens:#,0} of {planned.CompletionTokens:#,0} tokens: the server's window seems to be {window:#,0} tokens, and {profile.ContextTokens:#,0} were planned with"),
            code: ServerCodes.WindowEnded);
    }

    /// <summary>Returns the window that an answer ended at before its own limit, in tokens, or <see langword="null"/> where it did not.</summary>
    public static int? WindowOf(PlannedRequest planned, ModelResponse response) =>
        response is { FinishReason: FinishReason.Length, Usage: { IsEstimated: false, PromptTokens: > 0, CompletionTokens: > 0 and var written } usage }
        && written + 8 < planned.CompletionTokens
        && (usage.PromptTokens + written + 2) % SmallestWindowStep <= 4
            ? (usage.PromptTokens + written + 2) / SmallestWindowStep * SmallestWindowStep
            : null;

    private static string Pages(PlannedRequest planned) => planned.Pages.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"page {planned.Pages[0].Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{planned.Pages.Count} pages");
}
