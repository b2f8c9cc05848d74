using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Records;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Records.Customs;

public partial class CustomsDeclarationTests
{
    private static readonly CustomsDeclaration[] Kinds = [EuCustomsDeclarationTests.Good, UsEntrySummaryTests.Good, ChinaCustomsDeclarationTests.Import];

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<CustomsDeclaration>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Theory]
    [InlineData("eu", typeof(EuCustomsDeclaration))]
    [InlineData("us", typeof(UsEntrySummary))]
    [InlineData("china", typeof(ChinaCustomsDeclaration))]
    public void An_answer_of_each_kind_reads_back_as_that_kind(string kind, Type type)
    {
        RecordSchema schema = RecordSchema.For<CustomsDeclaration>();
        CustomsDeclaration declaration = Kinds.Single(candidate => candidate.GetType() == type);
        string answer = $$"""{"data":{{JsonSerializer.Serialize(declaration, schema.TypeInfo)}}}""";

        answer.ShouldStartWith($$"""{"data":{"$type":"{{kind}}",""");
        RecordReading reading = schema.Read(answer);
        reading.Violations.ShouldBeEmpty();
        reading.Record.ShouldNotBeNull().GetType().ShouldBe(type);
        RecordFindings.ShouldComeBack(declaration);
    }

    [Fact]
    public void A_kind_asked_for_by_itself_needs_no_name() => RecordSchema.For<UsEntrySummary>().Text.ShouldNotContain("$type");

    [Fact]
    public void An_unknown_kind_is_told() => RecordSchema.For<CustomsDeclaration>().Read("""{"data":{"$type":"jp","items":[]}}""").Violations.ShouldNotBeEmpty();

    [Fact]
    public void Right_declarations_of_each_kind_give_no_findings() => Kinds.SelectMany(RecordFindings.Of).ShouldBeEmpty();

    [Fact]
    public void Rules_of_each_kind_hold_through_the_base_type()
    {
        CustomsDeclaration eu = EuCustomsDeclarationTests.Good with { ItemCount = 3 };
        CustomsDeclaration us = UsEntrySummaryTests.Good with { Total = 1 };
        CustomsDeclaration china = ChinaCustomsDeclarationTests.Import with { TransactionTerm = "FOB" };

        RecordFindings.Of(eu).ShouldBe(["error $.itemCount"]);
        RecordFindings.Of(us).ShouldBe(["error $.total"]);
        RecordFindings.Of(china).ShouldBe(["warning $.freight", "warning $.insurance"]);
        RecordFindings.Of(new Shipment([eu, us])).ShouldBe(["error $.declarations[0].itemCount", "error $.declarations[1].total"]);
    }

    [Fact]
    public void Source_generated_contracts_give_the_same_schema_and_findings()
    {
        RecordSchema.For(CustomsJsonContext.Default.CustomsDeclaration).Text.ShouldBe(RecordSchema.For<CustomsDeclaration>().Text);
        new RecordValidator().Validate(UsEntrySummaryTests.Good with { Total = 1 }, CustomsJsonContext.Default.CustomsDeclaration).ShouldHaveSingleItem().Path.ShouldBe("$.total");
    }

    public sealed record Shipment(IReadOnlyList<CustomsDeclaration> Declarations);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(CustomsDeclaration))]
    internal sealed partial class CustomsJsonContext : JsonSerializerContext;
}
