using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Extraction.Answers.Rows;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas.XGrammar;

/// <summary>Schemas on the engine that vLLM and SGLang write structured outputs with: they compile, a record that follows them matches, one that does not is refused.</summary>
public sealed class XGrammarTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_built_in_schema_compiles_and_matches_its_records_alone()
    {
        RecordSchema[] schemas = [.. typeof(Invoice).Assembly.GetExportedTypes().Where(IsDocument).OrderBy(type => type.Name, StringComparer.Ordinal).Select(For)];
        schemas.Length.ShouldBeGreaterThan(12);

        await CheckAsync([.. schemas, .. schemas.Select(new RowLimits(60).Apply)]);
    }

    [Fact]
    public async Task Two_hundred_generated_schemas_compile_and_match_their_records_alone() =>
        await CheckAsync([.. Enumerable.Range(0, 200).Select(seed => RecordSchema.FromJson($"record{seed}", JsonSerializer.SerializeToElement(Generate(new Random(seed), depth: 0))))]);

    /// <summary>Asks the engine about all schemas at once.</summary>
    private static async Task CheckAsync(IReadOnlyList<RecordSchema> schemas)
    {
        string folder = ThisFolder();
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "@mlc-ai", "web-xgrammar")), "XGrammar is not there: run 'npm ci' in tests/QwenDocs.Tests/Schemas/XGrammar.");
        using Process? node = Start(folder);
        Assert.SkipWhen(node is null, "Node.js is not on the PATH.");
        Task<string> errors = node.StandardError.ReadToEndAsync(Token);
        Task<string> output = node.StandardOutput.ReadToEndAsync(Token);
        foreach (RecordSchema schema in schemas)
        {
            JsonObject line = new()
            {
                ["name"] = schema.Name,
                ["schema"] = schema.Text,
                ["valid"] = new JsonArray([.. Valid(schema.Root).Select(record => (JsonNode)Write(record))]),
                ["invalid"] = new JsonArray([.. Invalid(schema.Root).Select(record => (JsonNode)Write(record))]),
            };
            await node.StandardInput.WriteLineAsync(line.ToJsonString());
        }

        node.StandardInput.Close();
        string[] results = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(Token);

        (await errors).ShouldBe("");
        results.Length.ShouldBe(schemas.Count);
        results.Where(result => result[(result.IndexOf(",\"error\"", StringComparison.Ordinal) + 1)..] != """ "error":null,"refused":[],"accepted":[]} """.Trim()).ShouldBeEmpty();
    }

    private static Process? Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", ["check.mjs"])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode?> Valid(SchemaNode root) => [Sample(root, isFull: false), Sample(root, isFull: true)];

    /// <summary>Records that lack a property, have one too many, or one of another type.</summary>
    private static IEnumerable<JsonNode?> Invalid(SchemaNode root)
    {
        JsonObject Record() => (JsonObject)Sample(root, isFull: false)!;
        JsonObject lacking = Record();
        lacking.Remove(root.Properties[^1].Name);
        JsonObject more = Record();
        more["notInTheSchema"] = 1;
        JsonObject other = Record();
        other[root.Properties[0].Name] = root.Properties[0].Node.Kind == SchemaNodeKind.Boolean ? "a text" : true;
        return [lacking, more, other, new JsonArray(Record())];
    }

    private static JsonNode? Sample(SchemaNode node, bool isFull)
    {
        if (node.Constant is { } constant)
            return JsonValue.Create(constant);
        if (node.IsNullable && (!isFull || node.Json.TryGetProperty("pattern", out _)))
            return null;
        if (node.Choices.Count > 0)
            return JsonValue.Create(node.Choices[^1]);
        switch (node.Kind)
        {
            case SchemaNodeKind.Object:
                JsonObject record = [];
                foreach (SchemaProperty property in node.Properties)
                    record[property.Name] = Sample(property.Node, isFull);
                return record;
            case SchemaNodeKind.Array:
                int count = Math.Max(isFull ? 1 : 0, Number(node, "minItems") is { } least ? (int)least : 0);
                return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Sample(node.Items!, isFull))]);
            case SchemaNodeKind.AnyOf:
                return Sample(node.Alternatives[^1], isFull);
            case SchemaNodeKind.Number or SchemaNodeKind.Integer:
                // XGrammar 0.1.27 refuses some negative numbers above a negative minimum, such as -4 above -5.
                return Math.Max(0, (int)(Number(node, "minimum") ?? 0)) + 1;
            case SchemaNodeKind.Boolean:
                return true;
            default:
                return node.Format switch
                {
                    "date" => "2026-03-05",
                    "date-time" => "2026-03-05T12:30:00Z",
                    "time" => "12:30:00",
                    _ => new string('文', Math.Max(1, (int)(Number(node, "minLength") ?? 1))),
                };
        }
    }

    private static double? Number(SchemaNode node, string keyword) => node.Json.TryGetProperty(keyword, out JsonElement value) ? value.GetDouble() : null;

    /// <summary>Generates the schema of a record as an application may write it.</summary>
    private static JsonObject Generate(Random random, int depth)
    {
        JsonObject properties = [];
        string[] names = ["number", "issue_date", "净重", "Größe", "line-no", "a b", "total", "items", "x", "$ref1", "名称", "isPaid", "currency", "notes"];
        foreach (string name in names.OrderBy(_ => random.Next()).Take(random.Next(1, 9)))
            properties[name] = GenerateValue(random, depth);
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties };
        if (random.Next(2) == 0)
            schema["required"] = new JsonArray([.. properties.Where(_ => random.Next(2) == 0).Select(property => (JsonNode)property.Key)]);
        if (random.Next(3) == 0)
            schema["description"] = "A record with \"quotes\", 文字 and a\nline break.";
        return schema;
    }

    private static JsonObject GenerateValue(Random random, int depth)
    {
        JsonNode Type(string name) => random.Next(2) == 0 ? name : new JsonArray(name, "null");
        return random.Next(depth < 3 ? 11 : 8) switch
        {
            0 => new JsonObject { ["type"] = Type("string") },
            1 => new JsonObject { ["type"] = Type("string"), ["format"] = "date" },
            2 => new JsonObject { ["type"] = Type("number") },
            3 => new JsonObject { ["type"] = Type("integer"), ["minimum"] = random.Next(-5, 5) },
            4 => new JsonObject { ["type"] = Type("boolean") },
            5 => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("kg", "件", "other \"unit\"") },
            6 => new JsonObject { ["type"] = Type("string"), ["minLength"] = 1, ["maxLength"] = 40 },
            7 => new JsonObject { ["type"] = new JsonArray("string", "null"), ["pattern"] = "^[A-Z]{2}[0-9]{1,10}$" },
            8 => Generate(random, depth + 1),
            9 => new JsonObject { ["type"] = "array", ["items"] = Generate(random, depth + 1), ["maxItems"] = random.Next(1, 80) },
            _ => new JsonObject { ["type"] = Type("array"), ["items"] = GenerateValue(random, 3) },
        };
    }

    private static string Write(JsonNode? record) => record?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "null";

    private static bool IsDocument(Type type) =>
        type.IsClass && type.GetMethod("<Clone>$") is not null && type.IsDefined(typeof(System.ComponentModel.DescriptionAttribute), inherit: false);

    private static RecordSchema For(Type type) =>
        (RecordSchema)typeof(RecordSchema).GetMethods().Single(method => method.Name == nameof(RecordSchema.For) && method.GetParameters().Length == 0).MakeGenericMethod(type).Invoke(null, null)!;

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
