using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Values;
using QwenDocs.Validation;
using Spectre.Console;

namespace IdentityDocuments;

/// <summary>Reads identity documents, and shows whether the machine-readable zone agrees with its check digits and with what is printed above it.</summary>
public sealed class IdentityCheck(ModelEndpoint endpoint, IAnsiConsole console)
{
    /// <summary>Reads documents one after another.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The end of the run.</returns>
    public async Task RunAsync(IEnumerable<string> documents, CancellationToken cancellationToken = default)
    {
        using DocumentExtractor extractor = new(endpoint);
        foreach (string document in documents)
            Print(await extractor.ExtractAsync<IdentityDocument>(Document.FromFile(document), cancellationToken: cancellationToken));
    }

    private void Print(ExtractionResult<IdentityDocument> result)
    {
        IdentityDocument document = result.Record;
        Finding[] findings = [.. result.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning)];
        console.WriteLine();
        console.MarkupLine($"[bold]{result.DocumentName.EscapeMarkup()}[/]  {document.Kind} of {document.IssuingCountry?.Name.EscapeMarkup()}  {(findings.Length == 0 ? "[green bold]no contradictions found[/]" : "[red bold]to be checked[/]")}");
        Table fields = new Table().HideHeaders().NoBorder().AddColumns("field", "value");
        fields.AddRow("Holder", $"{document.Surname}, {document.GivenNames}".EscapeMarkup());
        fields.AddRow("Born", $"{document.DateOfBirth:yyyy-MM-dd}, {document.PlaceOfBirth}".EscapeMarkup());
        fields.AddRow("Valid", $"{document.IssueDate:yyyy-MM-dd} to {document.ExpiryDate:yyyy-MM-dd}");
        fields.AddRow("Number", (document.DocumentNumber ?? "").EscapeMarkup());
        console.Write(new Padder(fields, new Padding(1, 0, 0, 0)));
        if (document.MachineReadableZone is { } zone)
            PrintZone(zone, document);
        foreach (Finding finding in findings)
            console.Write(new Padder(new Markup($"[red]{finding.Path.ToString().EscapeMarkup()}[/]: {finding.Message.EscapeMarkup()}"), new Padding(2, 0, 0, 0)));
        if (result.ModelCalls.Count > 1)
            console.MarkupLineInterpolated($"  [grey]The model was asked {result.ModelCalls.Count} times.{(findings.Length > 0 ? " It answered the same; a person looks at the document." : "")}[/]");
    }

    private void PrintZone(MachineReadableZone zone, IdentityDocument document)
    {
        string[] lines = zone.Printed.Split('\n', StringSplitOptions.TrimEntries);
        (int line, int start) = lines.Length == 3 ? (0, 5) : (1, 0);
        for (int index = 0; index < lines.Length; index++)
            console.MarkupLine($"  [black on white] {(index == line ? Compare(lines[index], start, document.DocumentNumber) : lines[index].EscapeMarkup())} [/]");
        if (zone.IsValid)
            console.MarkupLine("  [green]✓[/] Check digits agree.");
    }

    /// <summary>Marks the characters of the zone that are not those of the printed number. Where it stands is told by ICAO Doc 9303, parts 4 and 5.</summary>
    private static string Compare(string line, int start, string? number) => string.Concat(line.Select((letter, at) =>
        at >= start && at - start < (number?.Length ?? 0) && letter != number![at - start] ? $"[white on red]{letter}[/]" : $"{letter}".EscapeMarkup()));
}
