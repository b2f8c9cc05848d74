using System.Globalization;
using System.Text;
using QwenDocs.Review;

namespace QwenDocs.Evaluation.Reports.Html;

/// <summary>Writes the tables of a report as HTML, and the viewer in which wrong values are looked at.</summary>
internal sealed class EvaluationHtml(HtmlStream html, EvaluationReport report, EvaluationPageOptions options)
{
    private const int MaxFields = 200;

    public async Task WriteAsync(TruthSet? documents, CancellationToken cancellationToken)
    {
        string script = Resource("evaluation.js"), title = HtmlStream.Encode($"Evaluation of {report.Name}");
        await html.HeadAsync(title, Resource("evaluation.css"), script, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync(
            $"""
            <body>
            <header>
            <h1>{title}</h1>
            <p class="about">{About()}</p>
            </header>
            <main>
            {Tiles()}
            {Kinds()}
            {Fields()}
            {Flags()}
            {Documents()}

            """,
            cancellationToken).ConfigureAwait(false);
        for (int index = 0; index < report.Documents.Count; index++)
            await html.MarkupAsync(Cells(index), cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync(Viewer, cancellationToken).ConfigureAwait(false);
        PagePictures pictures = await PagePictures.WriteAsync(html, report, documents, options, cancellationToken).ConfigureAwait(false);
        await html.MarkupAsync("</div>\n</dialog>\n", cancellationToken).ConfigureAwait(false);
        for (int index = 0; index < report.Documents.Count; index++)
        {
            await html.MarkupAsync("<script type=\"application/json\">", cancellationToken).ConfigureAwait(false);
            await html.MarkupAsync(CellJson.Write(report.Documents[index].Cells.Take(options.MaxCells), index, pictures), cancellationToken).ConfigureAwait(false);
            await html.MarkupAsync("</script>\n", cancellationToken).ConfigureAwait(false);
        }

        await html.MarkupAsync($"</main>\n<script>{script}</script>\n</body>\n</html>\n", cancellationToken).ConfigureAwait(false);
    }

    private const string Viewer =
        """
        <dialog id="viewer" aria-labelledby="field">
        <div class="bar"><h2 id="field"></h2><button type="button" id="previous">Previous (p)</button><button type="button" id="next">Next (n)</button><button type="button" id="close">Close</button></div>
        <dl class="both" aria-live="polite">
        <div><dt><span class="key expected"></span>Expected</dt><dd id="expected"></dd></div>
        <div><dt><span class="key predicted"></span>Extracted</dt><dd id="predicted"></dd></div>
        <div><dt>What came of it</dt><dd id="why"></dd></div>
        </dl>
        <div id="pages" tabindex="0" role="region" aria-label="Pages">
        <p id="nowhere" hidden>No place is known for this value, or its page was not drawn.</p>

        """;

    private string About()
    {
        KindScore total = report.Total;
        string failed = total.Failed > 0 ? $", {ReportText.Count(total.Failed, "document")} failed" : "";
        string refused = report.Refusals.Count > 0 ? $", {report.Refusals.Count} could not be scored" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ReportText.Count(total.Documents, "document")}, {ReportText.Count(total.Pages, "page")}, {ReportText.Count(total.ModelCalls, "model call")}{failed}{refused}. {report.CreatedAt:yyyy-MM-dd HH:mm} UTC.");
    }

    private string Tiles()
    {
        KindScore total = report.Total;
        StringBuilder text = new("<dl class=\"tiles\">\n");
        Tile("Value F1", ReportText.Percent(total.ValueF1), $"precision {ReportText.Percent(total.ValuePrecision)}, recall {ReportText.Percent(total.ValueRecall)}");
        Tile("Word F1", ReportText.Percent(total.WordF1), $"page F1 {ReportText.Percent(total.PageF1)}");
        Tile("Typed F1", ReportText.Percent(total.Typed.F1), $"precision {ReportText.Percent(total.Typed.Precision)}, recall {ReportText.Percent(total.Typed.Recall)}");
        Tile("Silent errors in 1,000 values", Number(total.SilentErrorsPerThousand, "0.0"), total.SilentErrors.ToString());
        Tile("Cost a page", total is { CostUsd: { } cost, Pages: > 0 } ? "$" + Number((double)cost / total.Pages, "0.0000") : "–", $"{Number(total.PromptTokens + total.CompletionTokens, "#,0")} tokens in all");
        Tile("Seconds a page", total.Pages > 0 ? Number(total.Seconds / total.Pages, "0.00") : "–", $"{Number(total.Seconds, "#,0")} s in all");
        return text.Append("</dl>").ToString();

        void Tile(string name, string figure, string more) =>
            text.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{HtmlStream.Encode(figure)}<small>{HtmlStream.Encode(more)}</small></dd></div>\n");
    }

    private string Kinds() => report.Kinds.Count < 2 ? "" : Table(
        "Kinds of document",
        ["kind", "documents", "failed", "value F1", "word F1", "page F1", "typed F1", "silent in 1,000"],
        report.Kinds.Select(kind => Row(
            kind.Kind,
            $"<td class=\"n\">{kind.Documents}</td><td class=\"n\">{kind.Failed}</td><td class=\"n\">{ReportText.Percent(kind.ValueF1)}</td><td class=\"n\">{ReportText.Percent(kind.WordF1)}</td>"
            + $"<td class=\"n\">{ReportText.Percent(kind.PageF1)}</td><td class=\"n\">{ReportText.Percent(kind.Typed.F1)}</td><td class=\"n\">{Number(kind.SilentErrorsPerThousand, "0.0")}</td>")));

    private string Fields() => Table(
        "Fields, the worst first",
        ["field", "compared as", "right", "wrong", "missing", "invented", "rows missing", "rows surplus", "silent"],
        report.Fields.Take(MaxFields).Select(field => Row(
            report.Kinds.Count > 1 ? $"{field.Kind} {field.Field}" : field.Field,
            $"<td>{field.As.ToString().ToLowerInvariant()}</td><td class=\"n share\" style=\"background-size:{Number(100 * (field.Accuracy.Value ?? 0), "0.0")}% 100%\">{HtmlStream.Encode(field.Accuracy.ToString())}</td>"
            + Counts(field.Wrong, field.Missing, field.Invented, field.MissingRows, field.SurplusRows, field.Silent))));

    private string Flags() => !report.Flags.Any(flag => flag.Counts.Flagged > 0) ? "" : Table(
        "Findings against wrong values",
        ["code", "flagged values", "precision", "recall", "AUROC"],
        report.Flags.Where(flag => flag.Counts.Flagged > 0).Select(flag => Row(
            flag.Code,
            $"<td class=\"n\">{flag.Counts.Flagged}</td><td class=\"n\">{HtmlStream.Encode(flag.Precision.ToString())}</td><td class=\"n\">{HtmlStream.Encode(flag.Recall.ToString())}</td>"
            + $"<td class=\"n\">{(flag.Auroc is { } auroc ? Number(auroc, "0.000") : "–")}</td>")));

    private string Documents() => Table(
        "Documents",
        ["document", "kind", "pages", "value F1", "word F1", "wrong", "silent", "tokens", "$", "s"],
        report.Documents.Select((document, index) =>
            $"<tr><th scope=\"row\"><a href=\"#document-{index}\">{HtmlStream.Encode(document.Name)}</a></th><td>{HtmlStream.Encode(document.Kind)}</td><td class=\"n\">{document.Pages}</td>"
            + (document.Failure is null ? $"<td class=\"n\">{ReportText.Percent(document.Values.F1)}</td>" : "<td class=\"n wrong\">failed</td>")
            + $"<td class=\"n\">{ReportText.Percent(document.Words?.F1)}</td>{Counts(document.Flags.Wrong, document.Flags.Wrong - document.Flags.FlaggedWrong)}"
            + $"<td class=\"n\">{Number(document.PromptTokens + document.CompletionTokens, "#,0")}</td><td class=\"n\">{(document.CostUsd is { } cost ? Number((double)cost, "0.0000") : "–")}</td><td class=\"n\">{Number(document.Seconds, "0.0")}</td></tr>"))
        + string.Concat(report.Refusals.Select(refusal => $"<p class=\"wrong\">Not scored: {HtmlStream.Encode(refusal.Name)}: {HtmlStream.Encode(refusal.Reason)}</p>\n"));

    /// <summary>Writes the wrong and flagged values of a document, each with the button that opens it in the viewer.</summary>
    private string Cells(int index)
    {
        EvaluatedDocument document = report.Documents[index];
        StringBuilder text = new();
        int wrong = document.Cells.Count(cell => cell.Outcome != CellOutcome.Right);
        text.Append(
            CultureInfo.InvariantCulture,
            $"<details id=\"document-{index}\"{(index == 0 ? " open" : "")}><summary><b>{HtmlStream.Encode(document.Name)}</b>: {ReportText.Count(wrong, "wrong value")}, {document.Cells.Count - wrong} right and flagged</summary>\n");
        if (document.Failure is { } failure)
            text.Append(CultureInfo.InvariantCulture, $"<p class=\"wrong\">{HtmlStream.Encode(failure)}</p>\n");
        if (document.Cells.Count > 0)
        {
            text.Append("<div class=\"wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Values\"><table><thead><tr><th scope=\"col\">field</th><th scope=\"col\">expected</th><th scope=\"col\">extracted</th><th scope=\"col\">what came of it</th><th scope=\"col\">place</th></tr></thead>\n<tbody>\n");
            int number = 0;
            foreach (EvaluatedCell cell in document.Cells.Take(options.MaxCells))
            {
                string name = CellJson.NameOf(cell);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr><th scope=\"row\">{HtmlStream.Encode(name)}</th>{Value(cell.Expected)}{Value(cell.Predicted)}<td class=\"{ClassOf(cell)}\">{HtmlStream.Encode(CellJson.Say(cell))}</td>");
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"<td><button type=\"button\" class=\"open\" data-document=\"{index}\" data-cell=\"{number++}\" aria-label=\"Show {HtmlStream.Encode(name)}\">show</button></td></tr>\n");
            }

            text.Append("</tbody></table></div>\n");
        }

        if (document.Cells.Count > options.MaxCells)
            text.Append(CultureInfo.InvariantCulture, $"<p>{document.Cells.Count - options.MaxCells} more stand in the report as JSON.</p>\n");
        return text.Append("</details>\n").ToString();
    }

    private static string ClassOf(EvaluatedCell cell) => cell.Outcome == CellOutcome.Right ? "right" : cell.FlaggedBy.Count > 0 ? "flagged" : "wrong";

    private static string Value(System.Text.Json.JsonElement? value) =>
        CellJson.TextOf(value) is { } text ? $"<td class=\"value\">{HtmlStream.Encode(text)}</td>" : "<td class=\"none\">nothing</td>";

    private static string Row(string name, string cells) => $"<tr><th scope=\"row\">{HtmlStream.Encode(name)}</th>{cells}</tr>";

    private static string Counts(params ReadOnlySpan<int> counts)
    {
        StringBuilder text = new();
        foreach (int count in counts)
            text.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{count:#,0}</td>");
        return text.ToString();
    }

    private static string Table(string title, string[] columns, IEnumerable<string> rows)
    {
        string head = string.Concat(columns.Select((column, index) => $"<th scope=\"col\"{(index == 0 || column is "kind" or "compared as" ? "" : " class=\"n\"")}>{column}</th>"));
        return $"<h2>{title}</h2>\n<div class=\"wrap\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{string.Join('\n', rows)}\n</tbody></table></div>\n";
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Resource(string name)
    {
        using Stream stream = typeof(EvaluationHtml).Assembly.GetManifestResourceStream($"QwenDocs.Evaluation.{name}")
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
