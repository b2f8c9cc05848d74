using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Cli.Records;
using QwenDocs.Cli.Output;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Inspection;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Cli.Tests;

/// <summary>How records other than the invoice look as tables.</summary>
public sealed class RecordTableTests
{
    [Fact]
    public void Every_record_has_a_name_at_the_command_line()
    {
        string[] names = [.. RecordKind.All.Select(kind => kind.Name)];

        names.ShouldBeUnique();
        foreach (string name in new[] { "invoice", "vat-fapiao", "hs-classification", "identity-document", "product-listing", "support-photo", "diagram-review" })
            names.ShouldContain(name);
        RecordKind.Find("Vat-Fapiao").Schema().Name.ShouldBe(nameof(VatFapiao));
    }

    [Fact]
    public void A_zone_keeps_its_lines()
    {
        const string first = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
        const string second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

        string[] lines = Lines(new IdentityDocument { Kind = IdentityDocumentKind.Passport, MachineReadableZone = MachineReadableZone.Read($"{first}\n{second}"), VehicleClasses = ["B", "C1"] });

        lines.ShouldContain(line => line.EndsWith("passport", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("B, C1", StringComparison.Ordinal));
        int place = Array.FindIndex(lines, line => line.EndsWith(first, StringComparison.Ordinal));
        lines[place + 1].ShouldEndWith(second);
    }

    [Fact]
    public void Sentences_of_a_list_stand_below_each_other_and_entries_in_a_table()
    {
        string[] lines = Lines(new ProductListing
        {
            Prices = [new() { Text = "฿1,299", Amount = 1299, Currency = CurrencyCode.Read("THB") }],
            Verdict = PolicyVerdict.Review,
            Reasons = ["A contact leads away from the platform.", "The brand cannot be read."],
        });

        lines.ShouldContain(line => line.Contains("฿1,299", StringComparison.Ordinal) && line.Contains("1299", StringComparison.Ordinal) && line.Contains("THB", StringComparison.Ordinal));
        int place = Array.FindIndex(lines, line => line.EndsWith("A contact leads away from the platform.", StringComparison.Ordinal));
        lines[place + 1].ShouldEndWith("The brand cannot be read.");
    }

    private static string[] Lines<T>(T record)
        where T : notnull
    {
        using StringWriter output = new();
        var json = JsonNode.Parse(JsonSerializer.Serialize(record, RecordSchema.For<T>().TypeInfo));
        TableOutput.Write(output, new Extracted("photo.jpg", json, "model", TokenUsage.Zero, [], TimeSpan.Zero));
        return [.. output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
    }
}
