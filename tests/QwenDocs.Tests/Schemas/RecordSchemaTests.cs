using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public partial class RecordSchemaTests
{
    [Fact]
    public void The_schema_of_the_invoice_is_approved() =>
        RecordSchema.For<Invoice>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void Attributes_and_nullability_become_keywords()
    {
        JsonElement properties = RecordSchema.For<Parcel>().Json.GetProperty("properties");

        properties.GetProperty("tracking").ToString().ShouldBe("""{"description":"Tracking number as printed.","type":"string","pattern":"^[A-Z0-9]{10}$"}""");
        properties.GetProperty("weight").ToString().ShouldBe("""{"description":"Gross weight in kilograms.","type":["number","null"],"minimum":0,"maximum":70}""");
        properties.GetProperty("service").ToString().ShouldBe("""{"type":["string","null"],"enum":["express","slowBoat",null]}""");
    }

    [Fact]
    public void Printed_labels_and_units_follow_the_description()
    {
        JsonElement properties = RecordSchema.For<Pallet>().Json.GetProperty("properties");

        properties.GetProperty("number").GetProperty("description").GetString().ShouldBe("Number of the pallet. Printed as 'Palettennummer', '托盘号'.");
        properties.GetProperty("weight").GetProperty("description").GetString().ShouldBe("Gross weight. Printed as 'G.W.'. The unit is kg.");
        properties.GetProperty("height").ToString().ShouldBe("""{"description":"The unit is cm.","type":["number","null"]}""");
        properties.GetProperty("origin").GetProperty("description").GetString()!.ShouldEndWith("Printed as 'Ursprung'.");
        RecordSchema.For(TestJsonContext.Default.Pallet).Text.ShouldBe(RecordSchema.For<Pallet>().Text);
    }

    [Fact]
    public void One_call_says_which_kind_of_document_it_was()
    {
        RecordSchema schema = RecordSchema.For<Bundle>();

        schema.ReadAnswer("""{"forms":[{"$type":"card","greeting":"您好"},{"$type":"letter","from":"Ann"}]}""").Record.ShouldBeOfType<Bundle>()
            .Forms.ShouldBe([new Card("您好"), new Letter("Ann")]);
        RecordSchema.For<Form>().Json.GetProperty("properties").GetProperty("data").GetProperty("anyOf").EnumerateArray()
            .Select(kind => kind.GetProperty("properties").GetProperty("$type").GetProperty("const").GetString()).ShouldBe(["letter", "card"]);
    }

    [Fact]
    public void Every_object_is_closed_and_every_property_required()
    {
        AssertStrict(RecordSchema.For<Invoice>().Json);
        AssertStrict(RecordSchema.For<Parcel>().Json);
        AssertStrict(RecordSchema.For<List<Parcel>>().Json);
    }

    [Fact]
    public void Source_generated_contracts_give_the_same_schema_as_reflection() =>
        RecordSchema.For(TestJsonContext.Default.Invoice).Text.ShouldBe(RecordSchema.For<Invoice>().Text);

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        RecordSchema schema = RecordSchema.For<Invoice>();
        Invoice invoice = new() { Number = "R-1", IssueDate = new DateOnly(2026, 3, 5), Total = 119m, Seller = new Party { Name = "深圳贸易有限公司" }, Lines = [new() { Quantity = 2, UnitPrice = 50 }] };

        RecordReading reading = schema.ReadAnswer(JsonSerializer.Serialize(invoice, schema.TypeInfo));

        reading.Violations.ShouldBeEmpty();
        Invoice read = reading.Record.ShouldBeOfType<Invoice>();
        (read with { Lines = invoice.Lines, Taxes = invoice.Taxes }).ShouldBe(invoice);
        read.Lines.ShouldBe(invoice.Lines);
    }

    [Fact]
    public void A_list_and_a_polymorphic_type_are_wrapped()
    {
        RecordSchema.For<List<Parcel>>().ReadAnswer("""{"data":[{"tracking":"ABCDEFGHIJ","weight":1,"service":null}]}""")
            .Record.ShouldBeOfType<List<Parcel>>().Single().Tracking.ShouldBe("ABCDEFGHIJ");
        RecordSchema.For<Form>().ReadAnswer("""{"data":{"$type":"letter","from":"Ann"}}""")
            .Record.ShouldBe(new Letter("Ann"));
    }

    [Theory]
    [InlineData(typeof(WithDictionary), "$.extras")]
    [InlineData(typeof(WithItself), "$.inner")]
    [InlineData(typeof(WithAnything), "$.anything")]
    public void What_cannot_be_strict_is_refused_by_name(Type type, string path)
    {
        JsonSerializerOptions options = TestJsonContext.Default.Options;
        Exception exception = type.Name switch
        {
            nameof(WithDictionary) => Should.Throw<ArgumentException>(() => RecordSchema.For<WithDictionary>()),
            nameof(WithItself) => Should.Throw<ArgumentException>(() => RecordSchema.For<WithItself>()),
            _ => Should.Throw<ArgumentException>(() => RecordSchema.For<WithAnything>()),
        };
        exception.Message.ShouldContain(path);
        options.ShouldNotBeNull();
    }

    [Fact]
    public void A_type_that_stands_twice_is_written_out_twice()
    {
        RecordSchema schema = RecordSchema.For<Shipment>();

        schema.Text.ShouldNotContain("$ref");
        AssertStrict(schema.Json);
        JsonElement properties = schema.Json.GetProperty("properties");
        properties.GetProperty("spare").GetProperty("description").GetString().ShouldBe("The spare box.");
        properties.GetProperty("spare").GetProperty("properties").GetProperty("labels").GetProperty("items").GetProperty("type").GetString().ShouldBe("string");
        properties.GetProperty("lost").GetProperty("type").ToString().ShouldBe("""["object","null"]""");
        properties.GetProperty("other").GetProperty("type").ToString().ShouldBe("object");
        Shipment shipment = schema.ReadAnswer("""{"boxes":[{"labels":["a"]}],"spare":{"labels":["b"]},"other":{"labels":["c"]},"lost":null}""").Record.ShouldBeOfType<Shipment>();
        shipment.Spare.Labels.ShouldBe(["b"]);
        shipment.Other.Labels.ShouldBe(["c"]);
    }

    private static void AssertStrict(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties))
        {
            schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
            schema.GetProperty("required").EnumerateArray().Select(name => name.GetString())
                .ShouldBe(properties.EnumerateObject().Select(property => property.Name));
            foreach (JsonProperty property in properties.EnumerateObject())
                AssertStrict(property.Value);
        }

        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out JsonElement items))
            AssertStrict(items);
    }

    public enum Service
    {
        Express,
        SlowBoat,
    }

    public sealed record Parcel
    {
        [Description("Tracking number as printed."), RegularExpression("^[A-Z0-9]{10}$")]
        public required string Tracking { get; init; }

        [Description("Gross weight in kilograms."), Range(0, 70)]
        public decimal? Weight { get; init; }

        public Service? Service { get; init; }
    }

    public sealed record Pallet([property: Description("Number of the pallet."), PrintedAs("Palettennummer", "托盘号")] string Number)
    {
        [Description("Gross weight"), PrintedAs("G.W."), PrintedUnit("kg")]
        public decimal? Weight { get; init; }

        [PrintedUnit("cm")]
        public decimal? Height { get; init; }

        [PrintedAs("Ursprung")]
        public CountryCode? Origin { get; init; }
    }

    public sealed record Bundle(IReadOnlyList<Form> Forms);

    [JsonDerivedType(typeof(Letter), "letter")]
    [JsonDerivedType(typeof(Card), "card")]
    public abstract record Form;

    public sealed record Letter(string From) : Form;

    public sealed record Card(string Greeting) : Form;

    public sealed record Box(IReadOnlyList<string> Labels);

    public sealed record Shipment(IReadOnlyList<Box> Boxes, [property: Description("The spare box.")] Box Spare, Box Other, Box? Lost);

    public sealed record WithDictionary(Dictionary<string, string> Extras);

    public sealed record WithItself(string Name, WithItself? Inner);

    public sealed record WithAnything(object? Anything);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Invoice))]
    [JsonSerializable(typeof(Pallet))]
    private sealed partial class TestJsonContext : JsonSerializerContext;
}
