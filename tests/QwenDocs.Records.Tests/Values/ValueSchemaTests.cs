using System.Text.Json;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class ValueSchemaTests
{
    [Fact]
    public void A_model_is_asked_for_a_value_as_a_string_and_told_what_to_write()
    {
        JsonElement properties = RecordSchema.For<Item>().Json.GetProperty("properties");

        properties.GetRawText().ShouldContain("HS, commodity or tariff code exactly as printed");
        properties.EnumerateObject().Count().ShouldBe(2);
        properties.EnumerateObject().ShouldAllBe(property => property.Value.GetProperty("type").GetRawText().Contains("string"));
    }

    [Fact]
    public void An_optional_value_that_is_null_stays_null_and_a_wrong_one_stays_in_the_record()
    {
        JsonSerializer.Deserialize<Item>("""{"Code":"847130","Price":null}""")!.Price.ShouldBeNull();
        Item wrong = JsonSerializer.Deserialize<Item>("""{"Code":"123456","Price":"12.34,56"}""")!;

        (wrong.Code is { IsValid: false, Printed: "123456" }).ShouldBeTrue();
        wrong.Price!.Value.Problem.ShouldNotBeNull().ShouldContain("cannot be read");
    }

    private sealed record Item(HsCode Code, Money? Price);
}
