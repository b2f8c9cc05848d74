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
