using System.Text.Json.Nodes;
using CsCheck;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests.Rules;

/// <summary>Figures that no document has, alone or together, cost themselves: no rule of any record throws.</summary>
public sealed class ExtremeFiguresTests
{
    private static readonly decimal[] Extremes =
        [decimal.MaxValue, decimal.MinValue, decimal.MaxValue / 2, -decimal.MaxValue / 3, 1e27m, -1e15m, 0.0000000000000000000000000001m, 0, 1, -1, 100, 0.1m];

    public static TheoryData<string> Documents { get; } = [.. new RecordMap().Documents.Where(type => !type.IsAbstract).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_rule_throws_whatever_the_figures_are(string record)
    {
        Type type = typeof(Invoice).Assembly.GetExportedTypes().Single(type => type.Name == record);
        var schema = (RecordSchema)typeof(RecordSchema).GetMethods().Single(method => method.Name == "For" && method.GetParameters().Length == 0).MakeGenericMethod(type).Invoke(null, null)!;
        RecordValidator validator = new();

        Gen.Int[0, Extremes.Length - 1].Array[64].Sample(
            choices =>
            {
                int next = 0;
                RecordReading reading = schema.ReadAnswer(schema.Wrap(Fill(schema.Record, () => Extremes[choices[next++ % choices.Length]]))!.ToJsonString());

                reading.Record.ShouldNotBeNull();
                validator.Validate(reading.Record, schema.TypeInfo).ShouldNotContain(finding => finding.Code == "record.tooLarge");
                if (reading.Record is IEquatedRecord equated)
                    equated.Equations().ToArray().ShouldNotBeNull();
            },
            iter: 100);
    }

    [Fact]
    public void A_rule_of_one_s_own_that_overflows_is_a_finding()
    {
        RecordRules rules = new RecordRules().Add<Invoice>(invoice => invoice.Total * invoice.Total > 0 ? null : Finding.Error(nameof(Invoice.Total), "is wrong"));

        new RecordValidator(rules).Validate(new Invoice { Total = decimal.MaxValue }).ShouldContain(finding => finding.Code == "record.tooLarge" && finding.Severity == FindingSeverity.Error);
    }

    private static JsonNode? Fill(SchemaNode node, Func<decimal> figure)
    {
        switch (node.Kind)
        {
            case SchemaNodeKind.Object:
                JsonObject value = [];
                foreach (SchemaProperty property in node.Properties)
                    value[property.Name] = Fill(property.Node, figure);
                return value;
            case SchemaNodeKind.Array:
                return new JsonArray(Fill(node.Items!, figure), Fill(node.Items!, figure));
            case SchemaNodeKind.Number:
                return JsonValue.Create(figure());
            case SchemaNodeKind.Integer:
                return JsonValue.Create((int)decimal.Clamp(decimal.Truncate(figure()), int.MinValue, int.MaxValue));
            default:
                return node.Choices.Count > 0 ? JsonValue.Create(node.Choices[0]) : node.CreateStandIn();
        }
    }
}
