using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public partial class FieldPathTests
{
    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.total", "$.total")]
    [InlineData("total", "$.total")]
    [InlineData("lines[2].total", "$.lines[2].total")]
    [InlineData("[3]", "$[3]")]
    [InlineData("$[3].total", "$[3].total")]
    [InlineData("$['net weight']", "$['net weight']")]
    [InlineData("$[\"net weight\"].unit", "$['net weight'].unit")]
    [InlineData("$['total']", "$.total")]
    [InlineData("$.payment.$type", "$.payment['$type']")]
    [InlineData("$type", "$['$type']")]
    [InlineData("$.发票号码", "$.发票号码")]
    [InlineData(@"$['it\'s']", @"$['it\'s']")]
    [InlineData(@"$['\u0041']", "$.A")]
    [InlineData("$['']", "$['']")]
    [InlineData("$['2nd']", "$['2nd']")]
    public void Paths_are_read_and_written(string text, string written)
    {
        FieldPath.Parse(text).ToString().ShouldBe(written);
        FieldPath.Parse(written).ShouldBe(FieldPath.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$.")]
    [InlineData("$..total")]
    [InlineData("$.lines[]")]
    [InlineData("$.lines[*]")]
    [InlineData("$.*")]
    [InlineData("$.lines[-1]")]
    [InlineData("$.lines[01]")]
    [InlineData("$.lines[99999999999]")]
    [InlineData("$.lines[2")]
    [InlineData("$.lines[2]total")]
    [InlineData("$['open]")]
    [InlineData(@"$['\x']")]
    [InlineData("a]b")]
    public void What_names_no_field_is_refused(string text)
    {
        FieldPath.TryParse(text, out FieldPath path).ShouldBeFalse();
        path.ShouldBe(FieldPath.Root);
        Should.Throw<FormatException>(() => FieldPath.Parse(text)).Message.ShouldContain($"\"{text}\"");
    }

    [Theory]
    [InlineData("$", "")]
    [InlineData("$.lines[2].total", "/lines/2/total")]
    [InlineData("$['a/b']['m~n']", "/a~1b/m~0n")]
    [InlineData("$['']", "/")]
    [InlineData("$['01']", "/01")]
    public void Paths_and_JSON_pointers_turn_into_each_other(string path, string jsonPointer)
    {
        FieldPath.Parse(path).ToJsonPointer().ShouldBe(jsonPointer);
        FieldPath.FromJsonPointer(jsonPointer).ShouldBe(FieldPath.Parse(path));
    }

    [Theory]
    [InlineData("total")]
    [InlineData("/a~2")]
    [InlineData("/a~")]
    public void What_is_no_JSON_pointer_is_refused(string text) => Should.Throw<FormatException>(() => FieldPath.FromJsonPointer(text));

    [Fact]
    public void Any_names_and_indexes_survive_writing_and_reading() =>
        Gen.OneOf(Gen.Int[0, 1_000_000].Select(index => new FieldPathSegment(index)), Gen.String.Select(name => new FieldPathSegment(name))).List[0, 6].Sample(segments =>
        {
            FieldPath path = segments.Aggregate(FieldPath.Root, (above, segment) => above.Append(segment));
            path.Segments.ShouldBe(segments);
            FieldPath.Parse(path.ToString()).ShouldBe(path);
            FieldPath.Parse(path.ToString()).GetHashCode().ShouldBe(path.GetHashCode());
        });

    [Fact]
    public void Reading_any_text_ends_without_another_exception() =>
        Gen.String[Gen.Char["$.[]'\"\\u0019ab*/~ "], 0, 24].Sample(text =>
        {
            if (FieldPath.TryParse(text, out FieldPath path))
                FieldPath.Parse(path.ToString()).ShouldBe(path);
            try
            {
                FieldPath.FromJsonPointer(text).ToJsonPointer().ShouldBe(text);
            }
            catch (FormatException)
            {
            }
        });

    [Fact]
    public void A_path_knows_what_it_stands_in()
    {
        FieldPath total = FieldPath.Root.Append("lines").Append(2).Append("total");

        total.ToString().ShouldBe("$.lines[2].total");
        total.Parent.ShouldBe("$.lines[2]");
        total.Leaf.ShouldBe(new FieldPathSegment("total"));
        total.Parent!.Value.Leaf!.Value.Index.ShouldBe(2);
        FieldPath.Root.Parent.ShouldBeNull();
        FieldPath.Root.Leaf.ShouldBeNull();
        FieldPath.Root.IsRoot.ShouldBeTrue();
        default(FieldPath).ShouldBe(FieldPath.Root);

        total.StartsWith("$.lines").ShouldBeTrue();
        total.StartsWith(total).ShouldBeTrue();
        total.StartsWith(FieldPath.Root).ShouldBeTrue();
        total.StartsWith("$.line").ShouldBeFalse();
        FieldPath.Parse("$.lines").StartsWith(total).ShouldBeFalse();
        total.RelativeTo("$.lines[2]").ShouldBe("total");
        Should.Throw<ArgumentException>(() => total.RelativeTo("$.taxes"));
        FieldPath.Parse("$.lines[2]").Append(FieldPath.Parse("total")).ShouldBe(total);
        Should.Throw<ArgumentOutOfRangeException>(() => total.Append(-1));
    }

    [Fact]
    public void Paths_are_ordered_as_trees_are_walked() =>
        new FieldPath[] { "$.lines[10]", "$.total", "$.lines[2].total", "$", "$.lines", "$.lines[2]", "$[0]" }.Order().Select(path => path.ToString())
            .ShouldBe(["$", "$[0]", "$.lines", "$.lines[2]", "$.lines[2].total", "$.lines[10]", "$.total"]);

    [Fact]
    public void Expressions_become_paths_as_the_schema_names_members()
    {
        int index = 1;
        FieldPath.From<Order>(order => order.Total).ShouldBe("$.total");
        FieldPath.From<Order>(order => order.Lines[2].NetWeight).ShouldBe("$.lines[2].netWeight");
        FieldPath.From<Order>(order => order.Lines[index + 1].NetWeight).ShouldBe("$.lines[2].netWeight");
        FieldPath.From<Order>(order => order.Notes![index]).ShouldBe("$.notes[1]");
        FieldPath.From<Order>(order => order.Lines.ElementAt(0).Article.Code).ShouldBe("$['Art.'].code".Replace("$", "$.lines[0]", StringComparison.Ordinal));
        FieldPath.From<Order>(order => order.Total!.Value).ShouldBe("$.total");
        FieldPath.From<Order>(order => order).ShouldBe("$");
        FieldPath.From<List<Order>>(orders => orders[3].Total).ShouldBe("$[3].total");
    }

    [Fact]
    public void Expressions_become_paths_as_a_contract_names_members()
    {
        FieldPath.From(SnakeContext.Default.Order, order => order.Lines[2].NetWeight).ShouldBe("$.lines[2].net_weight");
        FieldPath.From(SnakeContext.Default.Order, order => order.Lines[0].Article.Code).ShouldBe("$.lines[0]['Art.'].code");
        FieldPath.From(SnakeContext.Default.Order, order => order.Total!.Value).ShouldBe("$.total");
    }

    [Fact]
    public void Expressions_that_name_no_field_are_refused()
    {
        Should.Throw<ArgumentException>(() => FieldPath.From<Order>(order => order.Lines.Where(line => true)));
        Should.Throw<ArgumentException>(() => FieldPath.From<Order>(order => order.Lines[-1]));
        Should.Throw<ArgumentException>(() => FieldPath.From<Order>(order => order.Inner));
        Should.Throw<ArgumentException>(() => FieldPath.From(SnakeContext.Default.Order, order => order.Inner));
        Should.Throw<ArgumentException>(() => FieldPath.From<Order>(order => "x"));
    }

    [Fact]
    public void Paths_are_text_in_JSON_and_in_interpolated_strings()
    {
        Dictionary<FieldPath, FieldPath> map = new() { ["$.lines[0]"] = "$.lines[1]" };

        string json = JsonSerializer.Serialize(map);

        json.ShouldBe("""{"$.lines[0]":"$.lines[1]"}""");
        JsonSerializer.Deserialize<Dictionary<FieldPath, FieldPath>>(json).ShouldBe(map);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<FieldPath>("\"$.a[\""));
        string.Create(CultureInfo.InvariantCulture, $"<{map.Keys.Single()}>").ShouldBe("<$.lines[0]>");
    }

    internal sealed record Order(decimal? Total, IReadOnlyList<OrderLine> Lines, string[]? Notes)
    {
        [JsonIgnore]
        public string Inner { get; } = "";
    }

    internal sealed record OrderLine(decimal NetWeight, [property: JsonPropertyName("Art.")] OrderArticle Article);

    internal sealed record OrderArticle(string Code);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Order))]
    internal sealed partial class SnakeContext : JsonSerializerContext;
}
