using System.Globalization;
using System.Text;

namespace QwenDocs.Planning;

/// <summary>Writes plans as text.</summary>
internal static class PlanTable
{
    public static string Write(ExtractionPlan plan)
    {
        StringBuilder text = new();
        Append(text, $"{plan.DocumentName} for {plan.Model.Name}: {Count(plan.Requests.Count, "request")}, {plan.PromptTokens:#,0} prompt tokens, about {Bytes(plan.EstimatedBytes)}, ${plan.LowPriceUsd:0.0000} to ${plan.HighPriceUsd:0.0000}\n");
        if (plan.Correction.Observations > 0)
            Append(text, $"corrected by {Count(plan.Correction.Observations, "answer")} of this endpoint: {plan.Correction.Factor:0.####} times the count, {plan.Correction.Offset:+0;-0;+0} tokens\n");
        Append(text, $"time: {Times(plan.PromptTokens, plan.AnswerTokens, TokenThroughput.Assumed)}, if the server reads {TokenThroughput.Assumed.PromptPerSecond:#,0} and writes {TokenThroughput.Assumed.CompletionPerSecond:#,0} tokens a second\n");
        if (plan.Screening is { } screening)
        {
            Append(text, $"a look over the pages {(plan.IsScreened ? "came first, and left the requests below" : "comes first, and may take pages out of the requests")}: {Count(screening.Requests.Count, "request")}, {screening.PromptTokens:#,0} prompt tokens, ${screening.LowPriceUsd:0.0000} to ${screening.HighPriceUsd:0.0000}\n");
            foreach (PlannedRequest request in screening.Requests)
                Append(text, $"look {request.Number}: {request.PromptTokens:#,0} tokens, {Count(request.Pages.Count, "page")} from {request.Pages[0].Number} to {request.Pages[^1].Number}, {request.AnswerTokens:#,0} kept for the answer\n");
        }

        foreach (PlannedRequest request in plan.Requests)
            Write(text, request);
        return text.ToString();
    }

    public static string Write(BatchPlan plan)
    {
        StringBuilder text = new();
        Append(text, $"{Count(plan.DocumentCount, "document")} for {plan.Model.Name}: {Count(plan.RequestCount, "request")}, {plan.Shared.Count:#,0} of them shared, {plan.PromptTokens:#,0} prompt tokens, about {Bytes(plan.EstimatedBytes)}, ${plan.LowPriceUsd:0.0000} to ${plan.HighPriceUsd:0.0000}\n");
        foreach (SharedRequest request in plan.Shared)
        {
            Append(text, $"shared request {request.Number}: {Count(request.Documents.Count, "document")}, {request.PromptTokens:#,0} tokens ({request.TextTokens:#,0} text, {request.ImageTokens:#,0} image), {request.AnswerTokens:#,0} kept for the answers\n");
            foreach (PlannedDocument document in request.Documents)
                Append(text, $"  document {document.Slot,3}  {Count(document.Pages.Count, "page"),9}  {document.PromptTokens,6:#,0} tokens  ${plan.PriceOf(document, high: false):0.0000} to ${plan.PriceOf(document, high: true):0.0000}  {document.Name}\n");
        }

        foreach (ExtractionPlan alone in plan.Alone)
            text.Append(Write(alone));
        foreach (QwenDocsException refusal in plan.Refusals)
            Append(text, $"refused: {refusal.Message}\n");
        return text.ToString();
    }

    /// <summary>Writes how long answers take: from empty ones to ones that fill their room.</summary>
    public static string Times(long promptTokens, long answerTokens, TokenThroughput throughput) =>
        $"{Time(throughput.TimeFor(promptTokens, 0))} to {Time(throughput.TimeFor(promptTokens, answerTokens))}";

    private static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 6_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };

    public static void Write(StringBuilder text, PlannedRequest request)
    {
        Append(text, $"request {request.Number}: {request.PromptTokens:#,0} tokens ({request.TextTokens:#,0} text, {request.ImageTokens:#,0} image), {request.AnswerTokens:#,0} kept for the answer\n");
        foreach (PlannedPage page in request.Pages)
            Write(text, page);
    }

    public static void Write(StringBuilder text, PlannedPage page)
    {
        Append(text, $"  page {page.Number,4}  {page.Size,11}  {page.ImageTokens,6:#,0} tokens");
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
