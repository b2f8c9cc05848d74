using System.Globalization;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>Writes plans as text.</summary>
internal static class PlanText
{
    public static string Write(ExtractionPlan plan)
    {
        StringBuilder text = new();
        Append(text, $"{plan.DocumentName} for {plan.Profile.Name}: {Count(plan.Requests.Count, "request")}, {plan.PromptTokens:#,0} prompt tokens, about {Bytes(plan.EstimatedBytes)}, ${plan.MinCostUsd:0.0000} to ${plan.MaxCostUsd:0.0000}\n");
        if (plan.Calibration.Observations > 0)
            Append(text, $"calibrated by {Count(plan.Calibration.Observations, "answer")} of this endpoint: {plan.Calibration.Factor:0.####} times the count, {plan.Calibration.Offset:+0;-0;+0} tokens\n");
        Append(text, $"time: {Times(plan.PromptTokens, plan.CompletionTokens, TokenThroughput.Default)}, if the server reads {TokenThroughput.Default.PromptPerSecond:#,0} and writes {TokenThroughput.Default.CompletionPerSecond:#,0} tokens a second\n");
        if (plan.Screening is { } screening)
        {
            Append(text, $"a screening of the pages {(plan.IsScreened ? "came first, and left the requests below" : "comes first, and may take pages out of the requests")}: {Count(screening.Requests.Count, "request")}, {screening.PromptTokens:#,0} prompt tokens, ${screening.MinCostUsd:0.0000} to ${screening.MaxCostUsd:0.0000}\n");
            foreach (PlannedRequest request in screening.Requests)
                Append(text, $"screening {request.Number}: {request.PromptTokens:#,0} tokens, {Count(request.Pages.Count, "page")} from {request.Pages[0].Number} to {request.Pages[^1].Number}, {request.CompletionTokens:#,0} kept for the answer\n");
        }

        if (plan.SecondLook is { } second)
            Append(text, $"a second look at values in doubt may follow, within the caps: at most {Count(second.MaxPlaces, "place")} in {Count(second.MaxRequests, "request")}, {second.MaxPromptTokens:#,0} prompt tokens, ${second.MaxCostUsd:0.0000} of the highest price\n");
        if (plan.BlankPages.Count > 0)
            Append(text, $"blank and left out: {(plan.BlankPages.Count == 1 ? "page" : "pages")} {PageSelection.Create([.. plan.BlankPages])}\n");
        foreach (PlannedRequest request in plan.Requests)
            Write(text, request);
        return text.ToString();
    }

    public static string Write(BatchPlan plan)
    {
        StringBuilder text = new();
        Append(text, $"{Count(plan.DocumentCount, "document")} for {plan.Profile.Name}: {Count(plan.RequestCount, "request")}, {plan.Packed.Count:#,0} of them packed, {plan.PromptTokens:#,0} prompt tokens, about {Bytes(plan.EstimatedBytes)}, ${plan.MinCostUsd:0.0000} to ${plan.MaxCostUsd:0.0000}\n");
        foreach (PackedRequest request in plan.Packed)
        {
            Append(text, $"packed request {request.Number}: {Count(request.Documents.Count, "document")}, {request.PromptTokens:#,0} tokens ({request.TextTokens:#,0} text{Examples(request.ExampleTokens)}, {request.ImageTokens:#,0} image), {request.CompletionTokens:#,0} kept for the answers\n");
            foreach (PackedDocument document in request.Documents)
                Append(text, $"  document {document.Position,3}  {Count(document.Pages.Count, "page"),9}  {document.PromptTokens,6:#,0} tokens  ${plan.CostOf(document, high: false):0.0000} to ${plan.CostOf(document, high: true):0.0000}  {document.Name}\n");
        }

        foreach (ExtractionPlan alone in plan.Alone)
            text.Append(Write(alone));
        foreach (QwenDocsException refusal in plan.Refusals)
            Append(text, $"refused: {refusal.Message}\n");
        return text.ToString();
    }

    /// <summary>Writes how long answers take: from empty ones to ones that take all tokens kept for them.</summary>
    public static string Times(long promptTokens, long answerTokens, TokenThroughput throughput) =>
        $"{Time(throughput.EstimateDuration(promptTokens, 0))} to {Time(throughput.EstimateDuration(promptTokens, answerTokens))}";

    private static string Examples(int tokens) => tokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" with {tokens:#,0} of examples");

    private static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 6_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };

    public static void Write(StringBuilder text, PlannedRequest request)
    {
        Append(text, $"request {request.Number}: {request.PromptTokens:#,0} tokens ({request.TextTokens:#,0} text{Examples(request.ExampleTokens)}, {request.ImageTokens:#,0} image), {request.CompletionTokens:#,0} kept for the answer\n");
        foreach (PlannedPage page in request.Pages)
            Write(text, page);
    }

    public static void Write(StringBuilder text, PlannedPage page)
    {
        if (page.Input == PageInput.Text)
            Append(text, $"  page {page.Number,4}  {"text alone",11}  {page.TextTokens,6:#,0} tokens");
        else
            Append(text, $"  page {page.Number,4}  {page.Size,11}  {page.ImageTokens,6:#,0} tokens");
        if (page.Input == PageInput.PictureAndText)
            Append(text, $" and {page.TextTokens:#,0} of text");
        if (page.TextHeight is { } height)
            Append(text, $"  capitals {height,5:0.0} px");
        text.Append('\n');
    }

    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {noun}{(number == 1 ? "" : "s")}");

    public static string Bytes(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1_000)} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.0} MB");

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
