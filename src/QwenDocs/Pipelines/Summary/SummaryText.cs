using System.Globalization;
using System.Text;
using QwenDocs.Validation;

namespace QwenDocs.Pipelines.Summary;

/// <summary>Writes a summary as a table of stable text.</summary>
internal static class SummaryText
{
    private const int LabelWidth = 18;
    private const int NumberWidth = 16;

    public static string Write(PipelineStatistics summary)
    {
        StringBuilder text = new();
        Row(text, "documents", summary.Documents);
        Row(text, "  succeeded", summary.Succeeded);
        Row(text, "  with findings", summary.WithFindings);
        Row(text, "  without record", summary.WithoutRecord);
        Row(text, "  failed", summary.Failed);
        if (summary.FromJournal > 0)
            Row(text, "  from journal", summary.FromJournal);
        Row(text, "findings");
        Row(text, "  error", summary.CountFindings(FindingSeverity.Error));
        Row(text, "  warning", summary.CountFindings(FindingSeverity.Warning));
        Row(text, "  info", summary.CountFindings(FindingSeverity.Info));
        Row(text, "pages", summary.Pages);
        Row(text, "model calls", summary.ModelCalls);
        Row(text, "  failed attempts", summary.FailedAttempts);
        Row(text, "  fallbacks", summary.Fallbacks);
        Row(text, "  from cache", summary.CacheHits);
        Row(text, "prompt tokens", summary.PromptTokens);
        Row(text, "completion tokens", summary.CompletionTokens);
        Row(text, "cost (USD)", Usd(summary.CostUsd));
        if (summary.Unpriced > 0)
            Row(text, "  cost unknown", summary.Unpriced);
        if (summary.EarlierCostUsd > 0)
            Row(text, "  of earlier runs", Usd(summary.EarlierCostUsd));
        if (summary.InterruptedAttempts > 0)
        {
            Row(text, "interrupted", summary.InterruptedAttempts);
            Row(text, "  may have cost", Usd(summary.InterruptedCostUsd));
        }

        Row(text, "seconds", "P50", "P95");
        Row(text, "  document", summary.DocumentTime);
        Row(text, "  answer", summary.ResponseTime);
        Row(text, "  first token", summary.TimeToFirstToken);
        if (summary.Slowest.Count > 0)
            text.Append("slowest: ").AppendJoin(", ", summary.Slowest.Select(slow => string.Create(CultureInfo.InvariantCulture, $"#{slow.Index} {slow.Name} ({slow.Elapsed.TotalSeconds:0.0} s)"))).Append('\n');
        return text.ToString();
    }

    private static void Row(StringBuilder text, string label, long number) => Row(text, label, number.ToString("#,0", CultureInfo.InvariantCulture));

    private static void Row(StringBuilder text, string label, DurationPercentiles percentiles) => Row(text, label, Seconds(percentiles.P50), Seconds(percentiles.P95));

    private static string Usd(decimal amount) => amount.ToString("#,0.0000", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? duration) => duration is { } known ? known.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static void Row(StringBuilder text, string label, params ReadOnlySpan<string> cells)
    {
        int start = text.Length;
        text.Append(label.PadRight(LabelWidth));
        foreach (string cell in cells)
            text.Append(cell.PadLeft(NumberWidth));
        while (text.Length > start && text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }
}
