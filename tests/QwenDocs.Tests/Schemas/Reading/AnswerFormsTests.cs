using System.Text;
using CsCheck;
using QwenDocs.Schemas;
using QwenDocs.Tests.Text;

namespace QwenDocs.Tests.Schemas;

/// <summary>Answers as models and servers give them in the field: the right record is found, and one bad value costs that value.</summary>
public class AnswerFormsTests
{
    public sealed record Bill(string? Number, DateOnly? Date, decimal? Total, int? Count, bool? Paid, Kind? Kind, Party? Seller, IReadOnlyList<Line> Lines);

    public sealed record Party(string? Name, string? City);

    public sealed record Line(string Text, decimal? Amount);

    public enum Kind
    {
        Invoice,
        CreditNote,
    }

    private const string Rest = "\"date\":null,\"total\":5,\"count\":1,\"paid\":null,\"kind\":null,\"seller\":null,\"lines\":[]";

    private const string Real = "{\"number\":\"A1\"," + Rest + "}";

    private static readonly RecordSchema<Bill> Schema = RecordSchema.For<Bill>();

    [Theory]
    [InlineData("<think>see [page 1] and {curly}</think>" + Real)]
    [InlineData("<think>{\"number\":\"DRAFT\"," + Rest + "}</think>\n" + Real)]
    [InlineData("The bill [page 1] has {braces}. First I thought {\"number\":\"DRAFT\"}.\n```json\n" + Real + "\n```\nNote [1].")]
    [InlineData("{\"number\":\"DRAFT\"," + Rest + "}\nOn second thought:\n" + Real)]
    [InlineData("thoughts without a start, {\"number\":\"DRAFT\"," + Rest + "} </think> " + Real)]
    [InlineData("{\"invoice\":" + Real + "}")]
    [InlineData("{\"data\":{\"invoice\":[" + Real + "]}}")]
    [InlineData("[" + Real + "]")]
    [InlineData(Real + "<think>wait, {\"number\":\"DRAFT\"," + Rest + "}")]
    [InlineData(Real + "<think>wait, {\"number\":\"DRAFT\"," + Rest + "}</think>")]
    [InlineData("<think><think>{\"number\":\"DRAFT\"," + Rest + "}</think>{\"number\":\"OTHER\"," + Rest + "}</think>" + Real)]
    [InlineData("<think>once <think>twice {\"number\":\"DRAFT\"," + Rest + "}</think>" + Real)]
    [InlineData("[THINK]{\"number\":\"DRAFT\"," + Rest + "}[/THINK]{\"number\":\"A1\",\"total\":5,\"count\":1,\"lines\":[]}")]
    [InlineData("◁think▷{\"number\":\"DRAFT\"," + Rest + "}◁/think▷{\"number\":\"A1\",\"total\":5,\"count\":1,\"lines\":[]}")]
    [InlineData("{\"reasoning\":{\"number\":\"DRAFT\"," + Rest + "},\"answer\":" + Real + "}")]
    [InlineData("{\"number\":\"A1\",\"details\":{" + Rest + "}}")]
    [InlineData("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":" + Real + "}}}}}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"{\\\"number\\\":\\\"A1\\\",\\\"total\\\":5,\\\"count\\\":1,\\\"lines\\\":[]}\"}}]}")]
    [InlineData("{\"type\":\"object\",\"properties\":" + Real + "}")]
    [InlineData("{\"answer\":\"{\\\"number\\\":\\\"A1\\\",\\\"total\\\":5,\\\"count\\\":1,\\\"lines\\\":[]}\"}")]
    [InlineData("\"{\\\"number\\\":\\\"A1\\\",\\\"total\\\":5,\\\"count\\\":1,\\\"lines\\\":[]}\"")]
    public void The_record_is_found_behind_thoughts_drafts_prose_and_wrappers(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        Bill bill = reading.Record.ShouldBeOfType<Bill>();
        bill.Number.ShouldBe("A1");
        bill.Total.ShouldBe(5);
        reading.Violations.ShouldAllBe(violation => violation.IsRepaired);
        if (answer != Real)
            reading.Violations.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("<think>{\"number\":\"DRAFT\"," + Rest + "}</think>")]
    [InlineData("<think>I see {\"number\":\"DRAFT\"," + Rest + "} and so on")]
    [InlineData("Well. <think>I see {\"number\":\"DRAFT\"," + Rest + "} and so on")]
    public void Drafts_in_thoughts_are_no_answer(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        reading.Record.ShouldBeNull();
        reading.Violations.ShouldHaveSingleItem().Code.ShouldBe("answer.noJson");
    }

    [Fact]
    public void A_tag_of_thoughts_in_a_printed_text_is_none() =>
        Schema.ReadAnswer("{\"number\":\"a</think>b\"," + Rest + "}").Record.ShouldBeOfType<Bill>().Number.ShouldBe("a</think>b");

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"error\":\"no invoice here\"}")]
    [InlineData("{\"data\":{}}")]
    public void JSON_with_nothing_of_the_record_is_an_error(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        reading.Violations.ShouldContain(violation => violation.Code == "answer.otherObject" && violation.IsLost && violation.Path.IsRoot);
    }

    [Theory]
    [InlineData("{\"number\":\"A1\",\"number\":\"A2\"," + Rest + "}", "$.number")]
    [InlineData("{\"number\":\"A1\",\"total\":7," + Rest + "}", "$.total")]
    [InlineData("{\"number\":\"A1\",\"seller\":{\"name\":\"x\",\"name\":\"y\",\"city\":null},\"date\":null,\"total\":5,\"count\":1,\"paid\":null,\"kind\":null,\"lines\":[]}", "$.seller.name")]
    public void Different_values_of_one_property_cost_that_property(string answer, string path)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        reading.Record.ShouldBeOfType<Bill>().Count.ShouldBe(1);
        SchemaViolation violation = reading.Violations.Single(violation => violation.IsLost);
        violation.Code.ShouldBe("answer.duplicate");
        violation.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("{\"number\":\"A1\"," + Rest + ",\"Number\":\"A2\"}")]
    [InlineData("{\"NUMBER\":\"A1\"," + Rest + ",\"Number\":\"A2\"}")]
    public void Different_values_of_one_property_spelled_in_two_ways_cost_that_property(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        reading.Record.ShouldBeOfType<Bill>().Number.ShouldBeNull();
        SchemaViolation violation = reading.Violations.Single(violation => violation.IsLost);
        violation.Code.ShouldBe("answer.duplicate");
        violation.Path.ShouldBe("$.number");
    }

    [Theory]
    [InlineData("{\"page1\":" + Real + ",\"page2\":{\"number\":\"A2\"," + Rest + "}}")]
    [InlineData(Real + "\n{\"number\":\"A2\"," + Rest + "}")]
    [InlineData("[" + Real + ",{\"number\":\"A2\"," + Rest + "}]")]
    [InlineData("{\"invoices\":[" + Real + ",{\"number\":\"A2\"," + Rest + "}]}")]
    public void Of_several_records_none_is_taken_in_silence(string answer) =>
        Schema.ReadAnswer(answer).Violations.ShouldContain(violation => violation.IsLost && violation.Path.IsRoot);

    [Fact]
    public void Values_of_the_record_in_an_object_that_it_does_not_know_are_no_mere_remark()
    {
        RecordReading reading = Schema.ReadAnswer("{\"number\":\"A1\",\"date\":null,\"paid\":null,\"kind\":null,\"seller\":null,\"lines\":[],\"totals\":{\"total\":5,\"count\":1}}");

        SchemaViolation violation = reading.Violations.Single(violation => violation.IsLost);
        violation.Code.ShouldBe("answer.unknown");
        violation.Path.ShouldBe("$.totals");
    }

    [Fact]
    public void The_same_value_twice_is_one() =>
        Schema.ReadAnswer("{\"number\":\"A1\",\"number\":\"A1\"," + Rest + "}").Record.ShouldBeOfType<Bill>().Number.ShouldBe("A1");

    [Theory]
    [InlineData("{\"number\":\"\\ud83d\"," + Rest + "}", "\ufffd")]
    [InlineData("{\"number\":\"a\\ude00b\"," + Rest + "}", "a\ufffdb")]
    [InlineData("{\"number\":\"\\\\ud83d\"," + Rest + "}", "\\ud83d")]
    [InlineData("{\"number\":\"\\ud83d\\ude00\"," + Rest + "}", "\U0001F600")]
    [InlineData("{\"number\":\"x\",\"\\ud83d\":1," + Rest + "}", "x")]
    public void Halves_of_surrogate_pairs_do_no_harm(string answer, string number) => Schema.ReadAnswer(answer).Record.ShouldBeOfType<Bill>().Number.ShouldBe(number);

    [Fact]
    public void Halves_of_surrogate_pairs_are_reported_as_repaired() =>
        Schema.ReadAnswer("{\"number\":\"\\ud83d\"," + Rest + "}").Violations.ShouldHaveSingleItem().Code.ShouldBe("answer.repaired");

    [Theory]
    [InlineData("\"count\":3.0", 3)]
    [InlineData("\"count\":3e0", 3)]
    [InlineData("\"count\":\"3\"", 3)]
    [InlineData("\"count\":300e-2", 3)]
    public void Whole_numbers_are_whole_in_any_form(string count, int expected) => Read("\"number\":\"A1\"," + count).Count.ShouldBe(expected);

    [Theory]
    [InlineData("\"count\":3000000000", "$.count")]
    [InlineData("\"count\":1e30", "$.count")]
    [InlineData("\"count\":3.5", "$.count")]
    [InlineData("\"total\":1e30", "$.total")]
    [InlineData("\"total\":1e400", "$.total")]
    [InlineData("\"total\":1e-30", "$.total")]
    [InlineData("\"count\":1e-30", "$.count")]
    [InlineData("\"total\":123456789012345678901234567890123456789", "$.total")]
    [InlineData("\"date\":\"2025-02-30\"", "$.date")]
    [InlineData("\"paid\":\"perhaps\"", "$.paid")]
    [InlineData("\"kind\":\"receipt\"", "$.kind")]
    [InlineData("\"seller\":\"ACME\"", "$.seller")]
    public void A_value_that_its_type_cannot_hold_is_lost_alone(string value, string path)
    {
        RecordReading reading = Schema.ReadAnswer("{\"number\":\"A1\"," + value + ",\"lines\":[{\"text\":\"x\",\"amount\":1}]}");

        Bill bill = reading.Record.ShouldBeOfType<Bill>();
        bill.Number.ShouldBe("A1");
        bill.Lines.ShouldHaveSingleItem();
        reading.Violations.Single(violation => violation.IsLost).Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("2025-05-01T00:00:00Z")]
    [InlineData("2025-05-01T23:59:59.123+02:00")]
    [InlineData("2025-05-01 08:15")]
    [InlineData("2025-05-01t00:00:00")]
    public void A_date_with_a_time_is_the_date_that_is_written(string date) => Read("\"date\":\"" + date + "\",\"number\":\"A1\"").Date.ShouldBe(new DateOnly(2025, 5, 1));

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("-")]
    [InlineData("---")]
    [InlineData("—")]
    [InlineData(" ")]
    [InlineData("not specified")]
    [InlineData("keine Angabe")]
    [InlineData("未提供")]
    [InlineData("?")]
    [InlineData("…")]
    [InlineData("N / A.")]
    [InlineData("<N/A>")]
    [InlineData("(not provided)")]
    [InlineData("Unknown")]
    [InlineData("Not mentioned in the document.")]
    [InlineData("none given")]
    [InlineData("cannot be determined")]
    [InlineData("无法识别")]
    [InlineData("\\u0000")]
    [InlineData("\\u200b")]
    [InlineData("{}")]
    public void Placeholders_are_null_in_every_field(string placeholder)
    {
        RecordReading reading = Schema.ReadAnswer($$"""{"number":"{{placeholder}}","date":"{{placeholder}}","total":"{{placeholder}}","count":"{{placeholder}}","paid":"{{placeholder}}","kind":"{{placeholder}}","seller":"{{placeholder}}","lines":"{{placeholder}}"}""");

        Bill bill = reading.Record.ShouldBeOfType<Bill>();
        bill.ShouldBe(new Bill(null, null, null, null, null, null, null, bill.Lines));
        bill.Lines.ShouldBeEmpty();
        reading.Violations.Count.ShouldBe(8);
        reading.Violations.ShouldAllBe(violation => violation.Code == "answer.placeholder");
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("No. 1")]
    [InlineData("Nil")]
    [InlineData("No")]
    [InlineData("not")]
    [InlineData("Not for resale")]
    [InlineData("No. 1 on the page of the document")]
    public void Words_that_can_be_values_stay(string text) => Read("\"number\":\"" + text + "\"").Number.ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("N/A")]
    public void A_text_that_must_be_there_and_says_nothing_is_a_doubt(string text)
    {
        RecordReading reading = Schema.ReadAnswer("{\"number\":\"A1\"," + Rest.Replace("[]", $$"""[{"text":"{{text}}","amount":1}]""", StringComparison.Ordinal) + "}");

        SchemaViolation violation = reading.Violations.ShouldHaveSingleItem();
        violation.Kind.ShouldBe(SchemaViolationKind.Doubtful);
        violation.Path.ShouldBe("$.lines[0].text");
    }

    [Theory]
    [InlineData("\"number\":{\"value\":\"A1\",\"confidence\":0.9}")]
    [InlineData("\"number\":[\"A1\"]")]
    [InlineData("\"number\":{\"text\":\"A1\"}")]
    public void A_value_is_taken_out_of_an_object_of_its_own(string number) => Read(number).Number.ShouldBe("A1");

    [Theory]
    [InlineData("\"number\":\"A1\",\"paid\":\"yes\"", true)]
    [InlineData("\"number\":\"A1\",\"paid\":0", false)]
    public void Truth_values_are_read_in_other_forms(string answer, bool paid) => Read(answer).Paid.ShouldBe(paid);

    [Fact]
    public void Whatever_an_answer_is_reading_it_ends_in_a_reading() => Mutations.Sample(
        mutant =>
        {
            RecordReading reading = Schema.ReadAnswer(mutant);
            reading.Violations.ShouldAllBe(violation => violation.Code.StartsWith("answer.", StringComparison.Ordinal));
            if (reading.Record is null)
                reading.Violations.ShouldContain(violation => violation.IsLost);
        },
        iter: FuzzIterations);

    [Fact]
    public void Whatever_an_answer_is_a_list_or_an_alternative_is_read_of_it() => Mutations.Sample(
        mutant =>
        {
            RecordSchema.For<List<Line>>().ReadAnswer(mutant).Violations.ShouldNotBeNull();
            RecordSchema.FromJson("free", RecordSchema.For<Bill>().Json).ReadAnswer(mutant).Violations.ShouldNotBeNull();
        },
        iter: FuzzIterations / 10);

    // 100,000 with QWENDOCS_FUZZ=100000, as before a release.
    private static int FuzzIterations => int.TryParse(Environment.GetEnvironmentVariable("QWENDOCS_FUZZ"), out int iterations) ? iterations : 3_000;

    private static readonly string[] Seeds =
    [
        Real,
        "<think>{\"number\":\"DRAFT\"}</think>```json\n" + Real + "\n```",
        "{\"invoice\":{\"number\":\"\\ud83d\\ude00\",\"number\":\"2\",\"total\":\"1.234,50 €\",\"date\":\"2025-05-01T00:00:00Z\",\"lines\":[{\"text\":\"x\",\"amount\":-1.5e2},{\"text\":null}]}}",
        "[{\"number\":{\"value\":\"1\"},\"count\":\"3.0\",\"kind\":\"CREDIT_NOTE\",\"seller\":{\"name\":\"N/A\",\"city\":\"中\"}}]",
    ];

    private static readonly string[] Splinters =
        ["{", "}", "[", "]", "\"", "\\", "\\ud83d", "\\u", ",", ":", "null", "1e999", "-", "0", "<think>", "</think>", "```", "//", "/*", "\0", "\ud83d", "N/A", "\"number\":1,", "\r\n", "[[[[[[[[", "true"];

    private static Gen<string> Mutations => Gen.Select(AnyOf.Values(Seeds), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10_000], AnyOf.Values(Splinters), Gen.Int[0, 40]).Array[1, 6]).Select((seed, edits) =>
    {
        StringBuilder text = new(seed);
        foreach ((int kind, int place, string splinter, int length) in edits)
        {
            int at = text.Length == 0 ? 0 : place % text.Length;
            switch (kind)
            {
                case 0:
                    text.Insert(at, splinter);
                    break;
                case 1:
                    text.Remove(at, Math.Min(length, text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(length, text.Length - at)));
                    break;
                default:
                    text.Length = at;
                    break;
            }
        }

        return text.ToString();
    });

    private static Bill Read(string properties)
    {
        RecordReading reading = Schema.ReadAnswer("{" + properties + ",\"lines\":[]}");
        reading.Violations.ShouldAllBe(violation => violation.IsRepaired);
        return reading.Record.ShouldBeOfType<Bill>();
    }
}
