using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Records.Inspection;
using QwenDocs.Validation;
using Spectre.Console;

namespace SupportPhotos;

/// <summary>Reads the photos of all languages in one run, and puts the urgent ones first.</summary>
public sealed class TicketQueue(ModelEndpoint endpoint, IAnsiConsole console)
{
    /// <summary>Reads photos, several at a time.</summary>
    /// <param name="photos">The files.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The end of the run.</returns>
    public async Task RunAsync(IEnumerable<string> photos, CancellationToken cancellationToken = default)
    {
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 8 });
        List<(string Ticket, ExtractionResult<SupportTicket> Result)> tickets = [];
        await foreach (DocumentOutcome<SupportTicket> outcome in pipeline.ExtractAllAsync<SupportTicket>(photos.Select(Document.FromFile), cancellationToken: cancellationToken))
        {
            if (outcome.IsSuccess)
                tickets.Add((Path.GetFileNameWithoutExtension(outcome.Document.Name), outcome.Result));
            else
                console.MarkupLineInterpolated($"[red]{outcome.Document.Name}: {outcome.Failure.Message}[/]");
        }

        tickets.Sort((left, right) => (left.Result.Record.Urgency, left.Result.Record.ProductLine, left.Ticket).CompareTo((right.Result.Record.Urgency, right.Result.Record.ProductLine, right.Ticket)));
        PrintQueue(tickets);
        foreach ((string ticket, ExtractionResult<SupportTicket> result) in tickets)
            PrintTicket(ticket, result);
    }

    private void PrintQueue(List<(string Ticket, ExtractionResult<SupportTicket> Result)> tickets)
    {
        Table queue = new Table().RoundedBorder();
        foreach (string heading in (string[])["Urgency", "Team", "Device", "Printed on it", "Error", "Next"])
            queue.AddColumn(new TableColumn(heading) { NoWrap = heading is not "Device" });
        foreach ((string _, ExtractionResult<SupportTicket> result) in tickets)
        {
            SupportTicket photo = result.Record;
            queue.AddRow(
                $"[{Colour(photo.Urgency)} bold]{photo.Urgency}[/]",
                $"{photo.ProductLine}",
                $"{photo.Device}\n{photo.Brand} {photo.Model}".EscapeMarkup(),
                string.Join('\n', photo.Numbers.Select(number => $"[grey]{Name(number.Kind)}[/] {(number.Value ?? "").EscapeMarkup()}")),
                string.Join('\n', photo.Errors.Select(error => (error.Code is null ? $"{error.Message} ({error.Place})" : $"{error.Code} {error.Message}").EscapeMarkup())),
                photo.NeedsPerson is false ? "[green]answer[/]" : "[red]a person[/]");
        }

        console.Write(queue);
    }

    private void PrintTicket(string ticket, ExtractionResult<SupportTicket> result)
    {
        SupportTicket photo = result.Record;
        console.MarkupLine($"[{Colour(photo.Urgency)}]●[/] [bold]{ticket.EscapeMarkup()}[/] [grey]{photo.AnswerLanguage}[/]");
        console.Write(new Padder(new Text(photo.Answer ?? ""), new Padding(2, 0, 0, 0)));
        if (result.ModelCalls.Any(call => call.Reason == ModelCallReason.Correction))
            console.MarkupLine("  [grey]A number of the first answer could not be right; the model was asked for it again.[/]");
        foreach (Finding finding in result.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning))
            console.MarkupLine($"  [yellow]{finding.ToString().EscapeMarkup()}[/]");
    }

    private static string Colour(Urgency? urgency) => urgency switch { Urgency.Danger => "red", Urgency.Down => "yellow", _ => "green" };

    private static string Name(DeviceNumberKind? kind) => kind switch
    {
        DeviceNumberKind.Serial => "S/N",
        DeviceNumberKind.Part => "P/N",
        DeviceNumberKind.MacAddress => "MAC",
        DeviceNumberKind.Imei => "IMEI",
        DeviceNumberKind.Version => "version",
        _ => "other",
    };
}
