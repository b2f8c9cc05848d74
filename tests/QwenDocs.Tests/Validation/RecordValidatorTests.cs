using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Validation;

public partial class RecordValidatorTests
{
    private static readonly Shipment Good = new()
    {
        Code = "AB1",
        Weight = 10,
        Origin = CountryCode.Read("DE"),
        Boxes = [new Box(2, 3), new Box(1, 1)],
        Form = new Letter("Ann"),
    };

    [Fact]
    public void A_good_record_gives_no_findings() => Validate(Good).ShouldBeEmpty();

    [Fact]
    public void A_printed_value_that_cannot_be_read_is_an_error_with_its_reason()
    {
        Finding finding = Validate(Good with { Origin = CountryCode.Read("Atlantis") }).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Path.ShouldBe("$.origin");
        finding.Message.ShouldBe(CountryCode.Read("Atlantis").Problem);
    }

    [Fact]
    public void A_printed_value_with_a_doubt_is_a_warning()
    {
        Finding finding = Validate(Good with { Codes = [HsCode.Read("8471.30"), HsCode.Read("8517.12")] }).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Path.ShouldBe("$.codes[1]");
    }

    [Theory]
    [InlineData("ab", 10, "$.code")]
    [InlineData("AB1", 70.4, "$.weight")]
    [InlineData("AB1", -1, "$.weight")]
    public void The_attributes_of_the_framework_are_rules(string code, double weight, string path)
    {
        Finding finding = Validate(Good with { Code = code, Weight = (decimal)weight }).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Path.ShouldBe(path);
        finding.Message.ShouldContain(path[2..]);
    }

    [Fact]
    public void A_list_has_a_length() => Validate(Good with { Boxes = [] }).ShouldHaveSingleItem().Path.ShouldBe("$.boxes");

    [Fact]
    public void Validatable_objects_speak_for_themselves_at_any_depth() =>
        Validate(Good with { Boxes = [new Box(2, 3), new Box(5, 1)] }).ShouldHaveSingleItem()
            .ShouldBe(Finding.Error("$.boxes[1].netWeight", "Net is above gross.", code: "record.invalid"));

    [Fact]
    public void Rules_of_a_record_hold_at_any_depth_and_name_the_json_path() =>
        Validate(Good with { Form = new Letter("") }).ShouldHaveSingleItem()
            .ShouldBe(Finding.Warning("$.form.from", "is empty", "a name", "letter.from"));

    [Fact]
    public void Paths_follow_the_names_of_the_json_and_not_those_of_the_members()
    {
        RecordRules rules = new RecordRules().Add<Shipment>(shipment => Finding.Error($"{nameof(Shipment.Boxes)}[1].{nameof(Box.Net)}", "is odd"));

        Validate(Good, rules).ShouldHaveSingleItem().Path.ShouldBe("$.boxes[1].netWeight");
    }

    [Fact]
    public void An_application_adds_rules_in_one_line()
    {
        RecordRules rules = new();
        rules.Add<Shipment>(shipment => shipment.Weight > 5 ? Finding.Warning(nameof(shipment.Weight), "is heavy") : null)
            .Add<Box>(box => box.Gross == 1 ? [Finding.Error("$", "is light"), Finding.Error(nameof(box.Gross), "is one")] : []);

        Validate(Good, rules).Select(finding => finding.ToString())
            .ShouldBe(["error $.boxes[1]: is light", "error $.boxes[1].gross: is one", "warning $.weight: is heavy"]);
    }

    [Fact]
    public void A_rule_for_an_interface_holds_for_all_that_have_it()
    {
        RecordRules rules = new RecordRules().Add<IPrintedValue>(value => value.Printed == "DE" ? Finding.Warning("$", "is German") : null);

        Validate(Good, rules).ShouldHaveSingleItem().Path.ShouldBe("$.origin");
    }

    [Fact]
    public void Source_generated_contracts_give_the_same_findings_as_reflection()
    {
        Shipment bad = Good with { Code = "ab", Weight = 71, Origin = CountryCode.Read("Atlantis"), Boxes = [new Box(5, 1)], Form = new Letter("") };

        IReadOnlyList<Finding> findings = new RecordValidator().Validate(bad, ShipmentJsonContext.Default.Shipment);

        findings.ShouldBe(Validate(bad));
        findings.Count.ShouldBe(5);
    }

    [Fact]
    public void A_list_of_records_is_a_record_too() =>
        new RecordValidator().Validate<List<Shipment>>([Good, Good with { Weight = 99 }]).ShouldHaveSingleItem().Path.ShouldBe("$[1].weight");

    [Fact]
    public void Snake_case_contracts_give_snake_case_paths()
    {
        JsonSerializerOptions options = new(RecordSchema.For<Shipment>().TypeInfo.Options) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        RecordRules rules = new RecordRules().Add<Shipment>(_ => Finding.Error(nameof(Shipment.SentOn), "is missing"));

        new RecordValidator(rules).Validate(Good, options.GetTypeInfo(typeof(Shipment))).ShouldHaveSingleItem().Path.ShouldBe("$.sent_on");
    }

    private static IReadOnlyList<Finding> Validate(Shipment shipment, RecordRules? rules = null) => new RecordValidator(rules).Validate(shipment);

    public sealed record Shipment
    {
        [RegularExpression("^[A-Z0-9]+$")]
        public string? Code { get; init; }

        [Range(0, 70)]
        public decimal? Weight { get; init; }

        public CountryCode? Origin { get; init; }

        public IReadOnlyList<HsCode> Codes { get; init; } = [];

        [MinLength(1)]
        public IReadOnlyList<Box> Boxes { get; init; } = [];

        public Form? Form { get; init; }

        public DateOnly? SentOn { get; init; }
    }

    public sealed record Box([property: JsonPropertyName("netWeight")] decimal Net, decimal Gross) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Net > Gross)
                yield return new ValidationResult("Net is above gross.", [nameof(Net)]);
        }
    }

    [JsonDerivedType(typeof(Letter), "letter")]
    public abstract record Form;

    public sealed record Letter(string From) : Form, IValidatableRecord
    {
        public IEnumerable<Finding> Validate() => From.Length == 0 ? [Finding.Warning(nameof(From), "is empty", "a name")] : [];
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Shipment))]
    internal sealed partial class ShipmentJsonContext : JsonSerializerContext;
}
