using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QwenDocs.Extraction.Merging;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction.Merging;

public class RecordMergerTests
{
    public sealed record Party(string? Name, string? City);

    public sealed record Line(string? Article, decimal? Quantity, int? Page, string[] Serials);

    public sealed record Delivery(string? Number, decimal Weight, bool IsUrgent, DateOnly? Date, Party? Sender, Line[] Lines, string[] Notes);

    private static readonly RecordSchema DeliverySchema = RecordSchema.For<Delivery>();

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Gen<string?> Text = Gen.String[Gen.Char["abcdeXYZ 箱"], 1, 8].Where(text => text.Trim().Length > 0).Null();

    private static readonly Gen<Line> AnyLine = Gen.Select(Text, Gen.Decimal[0, 100].Nullable(), Gen.Int[1, 9].Nullable(), Gen.String[Gen.Char["01"], 1, 3].Array[0, 2],
        (article, quantity, page, serials) => new Line(article, quantity, page, serials));

    private static readonly Gen<Delivery> AnyDelivery = Gen.Select(
        Text,
        Gen.Decimal[0, 1_000],
        Gen.Bool,
        Gen.Int[1, 20_000].Select(day => DateOnly.FromDayNumber(day + 700_000)).Nullable(),
        Gen.Select(Text, Text, (name, city) => new Party(name, city)).Null(),
        AnyLine.Array[0, 30],
        Gen.String[Gen.Char["abc"], 1, 3].Array[0, 6],
        (number, weight, urgent, date, sender, lines, notes) => new Delivery(number, weight, urgent, date, sender, lines, notes));

    [Fact]
    public void Merging_split_records_gives_back_the_whole() =>
        Gen.Select(AnyDelivery, Gen.Int[1, 6], Gen.Int[0, int.MaxValue]).Sample((whole, count, seed) =>
        {
            JsonNode json = ToJson(whole);

            MergedRecord merged = RecordMerger.Merge(DeliverySchema, Split(json, count, new Random(seed)));

            JsonNode.DeepEquals(merged.Json, json).ShouldBeTrue($"{merged.Json}");
            merged.Findings.ShouldBeEmpty();
        });

    [Fact]
    public void Entries_on_pages_that_two_parts_share_are_taken_once() =>
        Gen.Select(AnyDelivery, Gen.Int[0, 30], Gen.Int[0, 5]).Sample((whole, cut, again) =>
        {
            // Entries that can be told apart: of twins on a shared page nobody could say how many there are.
            whole = whole with { Lines = [.. whole.Lines.Select((line, index) => line with { Article = $"A-{index}" })], Notes = [] };
            cut = Math.Min(cut, whole.Lines.Length);
            JsonNode json = ToJson(whole);
            RecordPart first = new(ToJson(whole with { Lines = whole.Lines[..cut] }), [1, 2]);
            RecordPart second = new(ToJson(whole with { Lines = whole.Lines[Math.Max(0, cut - again)..] }), [2, 3]);

            MergedRecord merged = RecordMerger.Merge(DeliverySchema, [first, second]);

            JsonNode.DeepEquals(merged.Json, json).ShouldBeTrue($"{merged.Json}");
        });

    [Fact]
    public void Lists_in_lists_that_run_over_shared_pages_are_joined() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 25], Gen.Int[1, 6], Gen.Int[0, 1], Gen.Int[0, int.MaxValue]).Sample((serials, most, overlap, seed) =>
        {
            // Entries that can be told apart, one page each; parts of random length, each of which sees the last pages of the one before again.
            Line[] lines = [.. serials.Select((count, page) => new Line($"A-{page}", page, page, [.. Enumerable.Range(0, count).Select(serial => $"{page}-{serial}")]))];
            Delivery whole = new("4711", 12.5m, true, null, new Party("ACME", "Leeds"), lines, []);
            Random random = new(seed);
            List<RecordPart> parts = [];
            for (int start = 0; start < lines.Length;)
            {
                int end = Math.Min(lines.Length, start + random.Next(1, most + 1));
                int first = Math.Max(0, start - overlap);
                parts.Add(new RecordPart(ToJson(whole with { Lines = lines[first..end] }), [.. Enumerable.Range(first, end - first)]));
                start = end;
            }

            MergedRecord merged = RecordMerger.Merge(DeliverySchema, parts);

            JsonNode.DeepEquals(merged.Json, ToJson(whole)).ShouldBeTrue($"{merged.Json}");
            merged.Findings.ShouldBeEmpty();
        });

    [Fact]
    public void An_entry_that_the_page_break_cuts_is_joined_on_shared_pages()
    {
        RecordPart first = Part([1, 2], """{"lines":[{"article":"Bolt M8","quantity":3},{"article":"Hexagon nut,","quantity":null}]}""");
        RecordPart second = Part([2, 3], """{"lines":[{"article":"Hexagon nut, zinc plated","quantity":5},{"article":"Washer","quantity":7}]}""");

        MergedRecord merged = RecordMerger.Merge(DeliverySchema, [first, second]);

        merged.Json!["lines"]!.AsArray().Select(line => $"{line!["article"]} {line["quantity"]}").ShouldBe(["Bolt M8 3", "Hexagon nut, zinc plated 5", "Washer 7"]);
        merged.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_entries_on_different_pages_are_two_entries()
    {
        RecordPart part = Part([1], """{"lines":[{"article":"Pallet","quantity":1}]}""");

        RecordMerger.Merge(DeliverySchema, [part, part with { PageNumbers = [2] }]).Json!["lines"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void The_first_clear_value_is_taken_and_conflicts_are_reported_without_content()
    {
        MergedRecord merged = RecordMerger.Merge(
            DeliverySchema,
            [
                Part([1, 2], """{"number":" ","sender":{"name":"ACME Ltd"}}"""),
                Part([3, 4], """{"number":"4711","sender":{"name":"Acme  LTD","city":"Leeds"}}"""),
                Part([5, 6], """{"number":"4712"}"""),
            ]);

        merged.Json!["number"]!.GetValue<string>().ShouldBe("4711");
        merged.Json["sender"]!.ToJsonString().ShouldBe("""{"name":"ACME Ltd","city":"Leeds"}""");
        Finding conflict = merged.Findings.ShouldHaveSingleItem();
        conflict.ToString().ShouldBe("warning $.number: pages 5 to 6 say something else here than pages 3 to 4, whose value was taken");
    }

    [Fact]
    public void A_stand_in_gives_way_to_a_value_that_was_read()
    {
        RecordPart unread = Part([1], """{"number":"?","weight":0}""") with { UnclearPaths = new HashSet<FieldPath> { "$.number" } };

        MergedRecord merged = RecordMerger.Merge(DeliverySchema, [unread, Part([2], """{"number":"4711","weight":12.5}""")]);

        merged.Json!["number"]!.GetValue<string>().ShouldBe("4711");
        merged.Json["weight"]!.GetValue<decimal>().ShouldBe(12.5m);
        merged.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Paths_of_parts_are_found_again_in_the_whole()
    {
        MergedRecord merged = RecordMerger.Merge(
            DeliverySchema,
            [Part([1, 2], """{"lines":[{"article":"a"},{"article":"b"}]}"""), Part([2, 3], """{"lines":[{"article":"b"},{"article":"c","serials":["1"]}]}""")]);

        merged.PathOf(0, "$.lines[1].article").ShouldBe("$.lines[1].article");
        merged.PathOf(1, "$.lines[0].article").ShouldBe("$.lines[1].article");
        merged.PathOf(1, "$.lines[1].serials[0]").ShouldBe("$.lines[2].serials[0]");
        merged.PathOf(1, "$.number").ShouldBe("$.number");
    }

    [Fact]
    public void Lists_as_records_are_joined()
    {
        RecordSchema schema = RecordSchema.For<Party[]>();

        MergedRecord merged = RecordMerger.Merge(schema, [new(JsonNode.Parse("""[{"name":"a","city":null}]""")!, [1]), new(JsonNode.Parse("""[{"name":"b","city":null}]""")!, [2])]);

        merged.Json!.ToJsonString().ShouldBe("""[{"name":"a","city":null},{"name":"b","city":null}]""");
        merged.PathOf(1, "$.data[0].name").ShouldBe("$.data[1].name");
    }

    [Fact]
    public void Nothing_to_merge_is_misuse() => Should.Throw<ArgumentException>(() => RecordMerger.Merge(DeliverySchema, []));

    /// <summary>A page's view of a record: what it does not say is null, empty or (where null is not allowed) the type's default.</summary>
    private static List<RecordPart> Split(JsonNode whole, int count, Random random)
    {
        JsonObject[] parts = [.. Enumerable.Range(0, count).Select(_ => new JsonObject())];
        foreach ((string name, JsonNode? value) in whole.AsObject())
        {
            if (value is JsonArray list)
            {
                int next = 0;
                for (int part = 0; part < count; part++)
                {
                    int end = part == count - 1 ? list.Count : random.Next(next, list.Count + 1);
                    parts[part][name] = new JsonArray([.. list.Skip(next).Take(end - next).Select(item => item!.DeepClone())]);
                    next = end;
                }

                continue;
            }

            int owner = random.Next(count);
            for (int part = 0; part < count; part++)
            {
                bool says = part == owner || random.Next(4) == 0;
                parts[part][name] = says ? value?.DeepClone() : name switch { "weight" => 0, "isUrgent" => false, _ => (JsonNode?)null };
            }
        }

        return [.. parts.Select((part, index) => new RecordPart(part, [index + 1]))];
    }

    private static RecordPart Part(int[] pages, string json) => new(JsonNode.Parse(json)!, pages);

    [Fact]
    public void Each_value_knows_the_parts_and_pages_that_gave_it() =>
        Gen.Select(AnyDelivery, Gen.Int[1, 6], Gen.Int[0, int.MaxValue]).Sample((whole, count, seed) =>
        {
            RecordPart[] parts = [.. Split(ToJson(whole), count, new Random(seed))];

            MergedRecord merged = RecordMerger.Merge(DeliverySchema, parts);

            foreach ((FieldPath path, JsonNode value) in Leaves(merged.Json, FieldPath.Root))
            {
                ValueSource source = merged.Sources.GetValueOrDefault(path).ShouldNotBeNull(path.ToString());
                source.Parts.ShouldNotBeEmpty();
                source.PageNumbers.ShouldBe(source.Parts.SelectMany(part => parts[part].PageNumbers).Distinct().Order());
                source.Parts.ShouldAllBe(part => Leaves(parts[part].Json, FieldPath.Root).Any(leaf => JsonNode.DeepEquals(leaf.Value, value)));
            }
        }, iter: 30);

    private static IEnumerable<(FieldPath Path, JsonNode Value)> Leaves(JsonNode? node, FieldPath path) => node switch
    {
        null => [],
        JsonObject record => record.SelectMany(member => Leaves(member.Value, path.Append(member.Key))),
        JsonArray list => list.SelectMany((entry, index) => Leaves(entry, path.Append(index))),
        _ => [(path, node)],
    };

    private static JsonNode ToJson(Delivery delivery) => JsonSerializer.SerializeToNode(delivery, Web)!;
}
