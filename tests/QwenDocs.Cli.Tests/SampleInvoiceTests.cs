using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;

namespace QwenDocs.Cli.Tests;

/// <summary>The sample invoice, and the commands on it where a model reads it without a mistake.</summary>
public sealed class SampleInvoiceTests
{
    private static readonly string Form = Path.Combine(AppContext.BaseDirectory, "sample-invoice.pdf");
    private static readonly string Expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sample-invoice.expected.json"));

    [Fact]
    public void The_sample_adds_up()
    {
        Invoice invoice = JsonSerializer.Deserialize<Invoice>(Expected, JsonSerializerOptions.Web)!;

        invoice.Lines.ShouldAllBe(line => line.Quantity * line.UnitPrice == line.NetAmount);
        invoice.Lines.Sum(line => line.NetAmount).ShouldBe(invoice.LineTotal);
        (invoice.LineTotal - invoice.AllowanceTotal + invoice.ChargeTotal).ShouldBe(invoice.TotalWithoutTax);
        (invoice.TotalWithoutTax + invoice.TaxTotal).ShouldBe(invoice.Total);
        (invoice.Total - invoice.PrepaidAmount).ShouldBe(invoice.AmountDue);
    }

    [Fact]
    public async Task A_record_as_json_stands_alone_on_standard_output_with_chinese_unescaped_and_no_findings()
    {
        (int exit, string output) = await ExtractAsync("--json");

        exit.ShouldBe(ExitCode.Done);
        JsonNode result = JsonNode.Parse(output)!;
        JsonNode.DeepEquals(result["record"], JsonNode.Parse(Expected)).ShouldBeTrue();
        result["findings"]!.AsArray().ShouldBeEmpty();
        output.ShouldContain("行星减速机");
    }

    [Fact]
    public async Task A_record_for_people_shows_every_line_and_no_escape_sequences_in_a_pipe()
    {
        (int exit, string output) = await ExtractAsync();

        exit.ShouldBe(ExitCode.Done);
        output.ShouldContain("LY-EX-2026-0317");
        output.ShouldContain("PLF060-L1-10");
        output.ShouldContain("KIT-SP-26");
        output.ShouldContain("rounding amount");
        output.Contains('\u001b').ShouldBeFalse();
    }

    private static async Task<(int Exit, string Output)> ExtractAsync(params string[] more)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Expected));
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = await new CommandLineApplication(output, error).RunAsync(
            ["extract", Form, "--as", "invoice", "--endpoint", $"{server.Address}v1", "--model", "qwen2.5vl", .. more],
            TestContext.Current.CancellationToken);
        return (exit, output.ToString());
    }
}
