using System.ComponentModel;
using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Cli.Tests;

/// <summary>Records of a user's own: a type in an assembly, and a JSON Schema.</summary>
public sealed class OwnRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-own-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string ThisAssembly => typeof(OwnRecordTests).Assembly.Location;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_type_of_an_assembly_is_extracted_with_its_labels()
    {
        (await RunAsync("extract", Note(), "--type", typeof(DeliveryNote).FullName!, "--assembly", ThisAssembly, "--offline", "--json")).ShouldBe(0, _error.ToString());

        using var json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("kind").GetString().ShouldBe("delivery-note");
        // The attribute of the user's assembly is the tool's own: the label is known.
        json.RootElement.GetProperty("record").GetProperty("number").GetString().ShouldBe("LS-1007");
    }

    [Fact]
    public async Task A_type_is_planned_and_its_schema_printed_by_its_short_name()
    {
        (await RunAsync("schema", "--type", nameof(DeliveryNote), "--assembly", ThisAssembly)).ShouldBe(0, _error.ToString());
        using (var schema = JsonDocument.Parse(_output.ToString()))
            schema.RootElement.GetProperty("properties").TryGetProperty("number", out _).ShouldBeTrue();
        _output.GetStringBuilder().Clear();

        (await RunAsync("plan", Note(), "--type", nameof(DeliveryNote), "--assembly", ThisAssembly, "--json")).ShouldBe(0, _error.ToString());
        using var plan = JsonDocument.Parse(_output.ToString());
        plan.RootElement.GetProperty("requests").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_json_schema_gives_json_and_tables()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"noteNumber":"LS-1007","parcels":[{"weight":2.5}]}"""));
        string schema = Path.Combine(_folder, "delivery-note.schema.json"), results = Path.Combine(_folder, "results.jsonl"), csv = Path.Combine(_folder, "out.csv");
        await File.WriteAllTextAsync(schema, """{"type":"object","properties":{"noteNumber":{"type":"string"},"parcels":{"type":"array","items":{"type":"object","properties":{"weight":{"type":"number"}}}}}}""", Token);
        string[] to = ["--endpoint", server.Address.ToString(), "--model", "qwen2.5vl"];

        (await RunAsync(["extract", Note(), "--schema", schema, "--json", .. to])).ShouldBe(0, _error.ToString());
        using (var json = JsonDocument.Parse(_output.ToString()))
        {
            json.RootElement.GetProperty("kind").GetString().ShouldBe("delivery-note");
            json.RootElement.GetProperty("record").GetProperty("noteNumber").GetString().ShouldBe("LS-1007");
        }

        (await RunAsync(["extract", Note(), "--schema", schema, "--out", results, "--csv", csv, .. to])).ShouldBe(0, _error.ToString());
        (await File.ReadAllTextAsync(csv, Token)).ShouldContain("LS-1007");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "out.parcels.csv"), Token)).ShouldContain("2.5");
    }

    [Fact]
    public async Task Wrong_types_assemblies_and_schemas_are_told()
    {
        string broken = Path.Combine(_folder, "broken.json");
        await File.WriteAllTextAsync(broken, "{", Token);

        await Refused("go together", "--type", "My.Invoice");
        await Refused("There is no file", "--type", "My.Invoice", "--assembly", Path.Combine(_folder, "my.dll"));
        await Refused("cannot be loaded", "--type", "My.Invoice", "--assembly", broken);
        await Refused($"Did you mean '{nameof(DeliveryNote)}'?", "--type", "DelivryNote", "--assembly", ThisAssembly);
        await Refused("cannot be a strict schema", "--type", nameof(Endless), "--assembly", ThisAssembly);
        await Refused("is no schema", "--schema", broken);
        await Refused("excludes", "--schema", broken, "--as", "invoice");
        await Refused("Say which record");

        async Task Refused(string words, params string[] record)
        {
            _error.GetStringBuilder().Clear();
            (await RunAsync(["extract", "x.pdf", "--offline", .. record])).ShouldBe(2);
            _error.ToString().ShouldContain(words);
        }
    }

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, Token);

    private string Note()
    {
        string path = Path.Combine(_folder, "note.pdf");
        File.WriteAllBytes(path, new TestPdf().PageWithContent("BT /F1 16 Tf 72 700 Td (Warenbegleitnummer: LS-1007) Tj ET\n").ToBytes());
        return path;
    }
}

[Description("A delivery note.")]
public sealed record DeliveryNote
{
    [PrintedAs("Warenbegleitnummer")]
    public string? Number { get; init; }
}

public sealed record Endless(IReadOnlyList<Endless> Children);
