using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Ocr;
using QwenDocs.Records.Inspection;
using QwenDocs.Schemas;
using QwenDocs.Validation;
using Spectre.Console;

namespace MarketplaceModeration;

/// <summary>Reads product pictures, and shows their texts, prices and places, the verdict, and why.</summary>
public sealed class Moderation(ModelEndpoint endpoint, IAnsiConsole console)
{
    /// <summary>Judges pictures one after another.</summary>
    /// <param name="pictures">The files.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The end of the run.</returns>
    public async Task RunAsync(IEnumerable<string> pictures, CancellationToken cancellationToken = default)
    {
        // What the model read is looked for in the picture by a recogniser, so that a moderator sees where it stands.
        await using OcrReader reader = new(new OcrOptions { DetectionSide = 720 });
        // A machine that is busy takes its time, and finds the same.
        GroundingOptions grounding = new() { Text = GroundingText.Recognized, TimeLimit = TimeSpan.FromMinutes(10) };
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Grounding = grounding.UseRecognizer(reader) });
        foreach (string picture in pictures)
            Print(await extractor.ExtractAsync<ModeratedListing>(Document.FromFile(picture), cancellationToken: cancellationToken));
        console.MarkupLine("\n[grey]Places are those where the recogniser finds the text; – is print that it does not read, Thai above all.[/]");
    }

    private void Print(ExtractionResult<ModeratedListing> result)
    {
        ModeratedListing listing = result.Record;
        string colour = listing.Verdict switch { PolicyVerdict.Approve => "green", PolicyVerdict.Reject => "red", _ => "yellow" };
        console.WriteLine();
        console.MarkupLine($"[bold]{result.DocumentName.EscapeMarkup()}[/]  {(listing.Product ?? "").EscapeMarkup()}  [{colour} bold]{$"{listing.Verdict}".ToUpperInvariant()}[/]");

        Table texts = new Table().RoundedBorder().AddColumns("Text in the picture", "", "In English", "At (x, y)");
        for (int index = 0; index < listing.Texts.Count; index++)
        {
            TextOverlay text = listing.Texts[index];
            texts.AddRow(Escape(text.Text), Escape(text.Language), Escape(text.Translation), Place(result, $"$.texts[{index}].text"));
        }

        console.Write(texts);
        for (int index = 0; index < listing.Prices.Count; index++)
        {
            ListingPrice price = listing.Prices[index];
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  {Escape($"{price.Kind}"),-9}{Escape(price.Text)} = [bold]{price.Amount:#,0.##} {price.Currency}[/]  {Place(result, $"$.prices[{index}].text")}"));
        }

        foreach (MarketplaceRule rule in listing.BrokenRules)
            console.MarkupLine($"  [{colour}]Rule: {Describe(rule).EscapeMarkup()}.[/]");
        foreach (SuspiciousSign sign in listing.Signs)
            console.MarkupLine($"  [{colour}]{sign.Level}:[/] {Escape(sign.Evidence)}");
        if (result.ModelCalls.Count(call => call.Reason == ModelCallReason.Correction) is > 0 and var corrections)
            console.MarkupLine($"  [grey]An answer broke a rule of the record and was corrected: {corrections} more call.[/]");
        // What the recogniser cannot read it does not find: that says nothing against the text.
        foreach (Finding finding in result.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning && !finding.Code.StartsWith("evidence.", StringComparison.Ordinal)))
            console.MarkupLine($"  [yellow]{finding.ToString().EscapeMarkup()}[/]");
    }

    private static string Place(ExtractionResult<ModeratedListing> result, string path) => result.Evidence?[FieldPath.Parse(path)]?.Spans is [var span, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"[aqua]{span.Box.Left:0}, {span.Box.Top:0}[/]")
        : "[grey]–[/]";

    private static string Describe(MarketplaceRule rule) => typeof(MarketplaceRule).GetField($"{rule}")!.GetCustomAttribute<DescriptionAttribute>()!.Description;

    private static string Escape(string? text) => (text ?? "").EscapeMarkup();
}
