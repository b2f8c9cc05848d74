using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Records.Inspection;
using QwenDocs.Validation;
using Spectre.Console;

namespace DiagramReviews;

/// <summary>Compares the steps of a diagram with the written procedure beside it, and names what differs.</summary>
public sealed class SheetReview(ModelEndpoint endpoint, IAnsiConsole console)
{
    /// <summary>Reviews sheets one after another.</summary>
    /// <param name="sheets">The files.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The end of the run.</returns>
    public async Task RunAsync(IEnumerable<string> sheets, CancellationToken cancellationToken = default)
    {
        using DocumentExtractor extractor = new(endpoint);
        foreach (string sheet in sheets)
            Print(await extractor.ExtractAsync<DiagramReview>(Document.FromFile(sheet), cancellationToken: cancellationToken));
    }

    private void Print(ExtractionResult<DiagramReview> result)
    {
        DiagramReview review = result.Record;
        console.MarkupLineInterpolated($"[bold]{review.Subject}[/]  {result.DocumentName}");
        Table steps = new Table().RoundedBorder().AddColumns("", "Diagram", "", "Written procedure", "");
        foreach ((DrawingStep? drawn, ProcedureStep? written) in Pairs(review))
        {
            StepDiscrepancy? difference = review.Discrepancies.FirstOrDefault(one => one.DrawingStep == drawn?.Number && one.TextStep == written?.Number);
            steps.AddRow(
                $"{drawn?.Number}",
                drawn is null ? "[red]no such step[/]" : (drawn.Action ?? "").EscapeMarkup(),
                $"{written?.Number}",
                written is null ? "[red]no such step[/]" : (written.Text ?? "").EscapeMarkup(),
                difference is null ? "[green]agrees[/]" : $"[{Colour(difference.Level)}]{difference.Kind}[/]");
        }

        console.Write(steps);
        foreach (StepDiscrepancy difference in review.Discrepancies.OrderByDescending(difference => difference.Level))
            console.MarkupLine($"[{Colour(difference.Level)} bold]{difference.Level}[/] {(difference.Description ?? "").EscapeMarkup()}");
        string verdict = review.Verdict is DiagramVerdict.Consistent ? "green" : review.Verdict is DiagramVerdict.Contradictory ? "red" : "yellow";
        console.MarkupLine($"[{verdict} bold]{review.Verdict}[/] {(review.Summary ?? "").EscapeMarkup()}");
        if (result.ModelCalls.Any(call => call.Reason == ModelCallReason.Correction))
            console.MarkupLine("[grey]The first verdict did not follow from the differences; the model was asked for it again.[/]");
        foreach (Finding finding in result.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning))
            console.MarkupLine($"[yellow]{finding.ToString().EscapeMarkup()}[/]");
    }

    // In the order of the diagram; what the text alone has stands at the end.
    private static IEnumerable<(DrawingStep? Drawn, ProcedureStep? Written)> Pairs(DiagramReview review)
    {
        foreach (DrawingStep drawn in review.DrawingSteps)
        {
            int? written = review.Matches.FirstOrDefault(match => match.DrawingStep == drawn.Number)?.TextStep
                ?? review.Discrepancies.FirstOrDefault(difference => difference.DrawingStep == drawn.Number)?.TextStep;
            yield return (drawn, review.TextSteps.FirstOrDefault(step => step.Number == written));
        }

        foreach (ProcedureStep step in review.TextSteps.Where(step => review.Discrepancies.Any(difference => difference.TextStep == step.Number && difference.DrawingStep is null)))
            yield return (null, step);
    }

    private static string Colour(RiskLevel? level) => level switch { RiskLevel.High => "red", RiskLevel.Medium => "yellow", _ => "grey" };
}
