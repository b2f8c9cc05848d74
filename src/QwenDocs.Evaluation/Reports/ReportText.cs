using System.Globalization;
using System.Text;

namespace QwenDocs.Evaluation.Reports;

/// <summary>Writes a report as tables of text, of the same width each time.</summary>
internal static class ReportText
{
    private const int WorstFields = 15;

    public static string Write(EvaluationReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{report.Name}: value F1 {Percent(report.Total.ValueF1)}, {Count(report.Total.Documents, "document")}, {Count(report.Total.Pages, "page")}\n\n");
        Table(
            text,
            ["kind", "documents", "failed", "value P", "value R", "value F1", "word F1", "page F1", "typed F1", "silent /1000", "tokens/page", "$/page", "s/page"],
            report.Kinds.Count == 1 ? [Row(report.Kinds[0])] : [Row(report.Total), .. report.Kinds.Select(Row)]);

        if (report.Fields.Any(field => field.Accuracy.Value < 1))
        {
            text.Append("\nWorst fields\n");
            Table(
                text,
                ["field", "as", "right", "wrong", "missing", "invented", "rows missing", "rows surplus", "silent"],
                [
                    .. report.Fields.Where(field => field.Accuracy.Value < 1).Take(WorstFields).Select(field => (string[])[
                        report.Kinds.Count > 1 ? $"{field.Kind} {field.Field}" : field.Field, field.As.ToString().ToLowerInvariant(), field.Accuracy.ToString(), Number(field.Wrong),
                        Number(field.Missing), Number(field.Invented), Number(field.MissingRows), Number(field.SurplusRows), Number(field.Silent)]),
                ]);
        }

        if (report.Flags.Any(flag => flag.Counts.Flagged > 0))
        {
            text.Append("\nFindings against wrong values\n");
            Table(
                text,
                ["code", "flagged", "precision", "recall", "AUROC"],
                [.. report.Flags.Where(flag => flag.Counts.Flagged > 0).Select(flag => (string[])[flag.Code, Number(flag.Counts.Flagged), flag.Precision.ToString(), flag.Recall.ToString(), Decimal(flag.Auroc)])]);
        }

        foreach (EvaluatedDocument document in report.Documents.Where(document => document.Failure is not null))
            text.Append(CultureInfo.InvariantCulture, $"\nfailed: {document.Name}: {document.Failure!.ReplaceLineEndings(" ")}");
        foreach (TruthRefusal refusal in report.Refusals)
            text.Append(CultureInfo.InvariantCulture, $"\nnot scored: {refusal.Name}: {refusal.Reason.ReplaceLineEndings(" ")}");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Writes a share in percent with one decimal.</summary>
    public static string Percent(double? share) => share is { } value ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? "" : "s")}");

    private static string[] Row(KindScore score) =>
    [
        score.Kind, Number(score.Documents), Number(score.Failed), Percent(score.ValuePrecision), Percent(score.ValueRecall), Percent(score.ValueF1), Percent(score.WordF1),
        Percent(score.PageF1), Percent(score.Typed.F1), score.Flags.Values == 0 ? "–" : score.SilentErrorsPerThousand.ToString("0.0", CultureInfo.InvariantCulture),
        PerPage(score.PromptTokens + score.CompletionTokens, score.Pages, "#,0"), score.CostUsd is { } cost ? PerPage((double)cost, score.Pages, "0.0000") : "–", PerPage(score.Seconds, score.Pages, "0.00"),
    ];

    private static string PerPage(double sum, int pages, string format) => pages == 0 ? "–" : (sum / pages).ToString(format, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Decimal(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static void Table(StringBuilder text, string[] header, string[][] rows)
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => rows.Append(header).Max(row => row[column].Length))];
        foreach (string[] row in rows.Prepend(header))
        {
            // The first column is names, all others are figures.
            string line = string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
