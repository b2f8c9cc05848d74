using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Screening;

/// <summary>Plans looks over pages: as many small pictures in a request as the window holds beside a few tokens of answer for each.</summary>
internal sealed class ScreeningPlanner(VisionModelProfile model, PlanningOptions options, Func<RecordSchema, string?>? schemaInWords)
{
    /// <summary>Plans a screening of the pages of a document.</summary>
    /// <param name="document">The open document.</param>
    /// <param name="prompt">What is asked.</param>
    /// <param name="overlap">How many pages of the request before are sent again.</param>
    /// <param name="correction">What is known of the endpoint's own way of counting.</param>
    /// <exception cref="PlanningException">The window is too small.</exception>
    public ScreeningPlan Plan(DocumentContent document, PageClassificationPrompt prompt, int overlap, TokenCalibrationFactor correction)
    {
        double level = options.Screening.MinHeadingHeight;
        PageSizing[] pages = [.. document.Pages.Select(page => new PageSizing(page, model, options.Resolution, PageSizing.HeadlineShareOfPage))];
        int[] numbers = [.. pages.Select(page => page.Number)];
        int[] labels = [.. numbers.Select(static number => PromptTokenCounter.CountPage(number))];
        ContextWindow window = new(document.Name, model, new PlanningOptions { CompletionTokens = PageClassificationPrompt.AnswerTokensBeside, MarginTokens = options.MarginTokens }, correction);

        // The text lists the pages. A part's list is a piece of the whole one; at its ends stand other numbers, which Qwen counts by the digit.
        int ends = 2 * document.PageCount.ToString(CultureInfo.InvariantCulture).Length;
        string? words = schemaInWords?.Invoke(prompt.Schema);
        long available = window.Beside(prompt.CountAround(numbers, document.PageCount, words) + PromptTokenCounter.MarkTokens + ends);

        // The answer counts as the endpoint counts it, the window as we do.
        int answer = (int)Math.Ceiling(prompt.AnswerTokensPerPage / (correction.Observations == 0 ? 1 : Math.Min(1, correction.Factor)));
        int[] tokens = new int[pages.Length];
        for (int index = 0; index < pages.Length; index++)
        {
            tokens[index] = pages[index].TokensAt(level) + labels[index] + answer;
            if (tokens[index] > available)
                throw window.TooSmallFor(pages[index], available - labels[index] - answer, level);
        }

        List<PlannedRequest> requests = [];
        foreach ((int start, int end) in new PageSplitter(tokens, overlap, available).Split())
        {
            int text = prompt.CountAround(numbers[start..end], document.PageCount, words) + PromptTokenCounter.MarkTokens + labels[start..end].Sum();
            PlannedRequest request = new(requests.Count + 1, [.. pages[start..end].Select(page => page.ToPage(level))], text, PageClassificationPrompt.AnswerTokensBeside + (prompt.AnswerTokensPerPage * (end - start)));
            requests.Add(request with { CalibrationTokens = (int)(correction.Apply(request.PromptTokens) - request.PromptTokens) });
        }

        return new ScreeningPlan(document.Name, model, options.Cost.Price, requests);
    }

    /// <summary>Plans a screening where it can pay.</summary>
    /// <returns>The plan of the screening; <see langword="null"/> where reading all pages costs no more.</returns>
    public ScreeningPlan? PlanWherePaying(
        DocumentContent document,
        PageClassificationPrompt prompt,
        ExtractionPlan full,
        TokenCalibrationFactor correction)
    {
        ScreeningOptions screening = options.Screening;
        if (!screening.IsEnabled || document.Pages.Count < screening.MinPages)
            return null;
        ScreeningPlan plan;
        try
        {
            plan = Plan(document, prompt, overlap: 0, correction);
        }
        catch (PlanningException)
        {
            // A window too small for the screening holds the pages themselves: they are planned already.
            return null;
        }

        double answerWeight = options.Cost.Price.PromptPerMillion > 0 ? (double)(options.Cost.Price.CompletionPerMillion / options.Cost.Price.PromptPerMillion) : 1;
        double around = full.Requests.Min(request => request.TextTokens);
        double rest = around + ((full.PromptTokens - around) * screening.ExpectedKeptRatio);
        return plan.PromptTokens + (plan.CompletionTokens * answerWeight) + rest < full.PromptTokens ? plan : null;
    }
}
