using System.Globalization;
using System.Text.Json;
using CsCheck;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public class AnswerReadingTests
{
    private static readonly RecordSchema Schema = RecordSchema.For<Bill>();

    [Theory]
    [InlineData("""{"number":"A1","date":"2026-03-05","total":1234.5,"paid":true,"lines":[]}""")]
    [InlineData("```json\n{\"number\":\"A1\",\"date\":\"2026-03-05\",\"total\":1234.5,\"paid\":true,\"lines\":[]}\n```")]
    [InlineData("""Here you are: {"number":"A1","date":"2026-03-05","total":1234.5,"paid":true,"lines":[]} Anything else?""")]
    [InlineData("""{"number":"A1","date":"05.03.2026","total":"1.234,50 €","paid":"true","lines":[],}""")]
    [InlineData("""{"Number":"A1","date":"2026年3月5日","total":"1,234.50","paid":true}""")]
    [InlineData("""[{"number":"A1","date":"5 March 2026","total":"EUR 1'234.50","paid":true,"lines":[],"comment":"none"}]""")]
    public void Answers_that_mean_the_same_read_the_same(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        Bill bill = reading.Record.ShouldBeOfType<Bill>();
        bill.ShouldBe(new Bill("A1", new DateOnly(2026, 3, 5), 1234.5m, true, bill.Lines));
        reading.Violations.ShouldAllBe(violation => violation.IsRepaired);
    }

    [Fact]
    public void A_clean_answer_reports_nothing() =>
        Schema.ReadAnswer("""{"number":null,"date":null,"total":null,"paid":false,"lines":[{"text":"x","amount":1}]}""").Violations.ShouldBeEmpty();

    [Fact]
    public void A_value_that_cannot_be_read_costs_that_value_alone()
    {
        RecordReading reading = Schema.ReadAnswer("""{"number":"A1","date":"soon","total":"about 12","paid":true,"lines":[{"text":"x","amount":"1,234"}]}""");

        Bill bill = reading.Record.ShouldBeOfType<Bill>();
        bill.Number.ShouldBe("A1");
        bill.Date.ShouldBeNull();
        bill.Total.ShouldBe(12);
        bill.Lines.Single().Text.ShouldBe("x");
        reading.Violations.Select(violation => (violation.Path, violation.Kind)).ShouldBe(
            [("$.date", SchemaViolationKind.Lost), ("$.total", SchemaViolationKind.Doubtful), ("$.lines[0].amount", SchemaViolationKind.Lost)]);
    }

    public sealed record Passage(DateTime? Arrived, DateTimeOffset? Left);

    [Theory]
    [InlineData("2025-05-01 10:30", "2025-05-01T10:30:00Z")]
    [InlineData("2025-05-01T10:30:00.5z", "2025-05-01T10:30:00.5Z")]
    [InlineData("2025-05-01 10:30:00+02", "2025-05-01 10:30:00+0200")]
    public void Times_of_day_are_read_in_the_forms_that_models_write(string arrived, string left)
    {
        RecordReading reading = RecordSchema.For<Passage>().ReadAnswer($$"""{"arrived":"{{arrived}}","left":"{{left}}"}""");

        Passage passage = reading.Record.ShouldBeOfType<Passage>();
        passage.Arrived.ShouldNotBeNull();
        passage.Left.ShouldNotBeNull().DateTime.TimeOfDay.Hours.ShouldBe(10);
        reading.Violations.ShouldAllBe(violation => violation.IsRepaired);
    }

    [Fact]
    public void An_answer_that_breaks_off_keeps_what_was_whole()
    {
        RecordReading reading = Schema.ReadAnswer("""{"number":"A1","date":null,"total":5,"paid":true,"lines":[{"text":"one","amount":1},{"text":"two","am""");

        reading.Record.ShouldBeOfType<Bill>().Lines.Select(line => line.Text).ShouldBe(["one", "two"]);
        reading.Violations.ShouldContain(violation => violation.Path == "$" && !violation.IsRepaired);
    }

    [Fact]
    public void An_answer_cut_anywhere_reads_without_an_exception() =>
        Gen.Int[0, Whole.Length].Sample(length =>
        {
            RecordReading reading = Schema.ReadAnswer(Whole[..length]);
            reading.Violations.ShouldNotBeNull();
            if (length == Whole.Length)
                reading.Violations.ShouldBeEmpty();
        });

    [Theory]
    [InlineData("I cannot read this document.")]
    [InlineData("")]
    public void Prose_alone_is_no_record(string answer)
    {
        RecordReading reading = Schema.ReadAnswer(answer);

        reading.Record.ShouldBeNull();
        reading.Violations.ShouldHaveSingleItem().Message.ShouldContain("no JSON");
    }

    [Theory]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("1 234,56", 1234.56)]
    [InlineData("1\u202f234,56", 1234.56)]
    [InlineData("1'234.56", 1234.56)]
    [InlineData("1,23,456.78", 123456.78)]
    [InlineData("12,5", 12.5)]
    [InlineData("0.125", 0.125)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("(12.00)", -12)]
    [InlineData("12.00-", -12)]
    [InlineData("-3", -3)]
    [InlineData("￥１２３.４０", 123.4)]
    [InlineData("USD 12.30", 12.3)]
    [InlineData("19 %", 19)]
    [InlineData("100,--", 100)]
    [InlineData("Rs. 500/-", 500)]
    [InlineData("(incl. VAT) 12.50", 12.5)]
    [InlineData("RMB(CNY) 12.50", 12.5)]
    [InlineData("US-$ 12.50", 12.5)]
    [InlineData("12.50 CR", -12.5)]
    [InlineData("–12.50", -12.5)]
    [InlineData("▲12.50", -12.5)]
    [InlineData("1.5 million", 1500000)]
    public void Printed_numbers_are_read_as_the_values_read_them(string text, double expected)
    {
        RecordReading reading = Schema.ReadAnswer(JsonSerializer.Serialize(new { number = "A1", date = (string?)null, total = text, paid = true, lines = Array.Empty<int>() }));

        reading.Record.ShouldBeOfType<Bill>().Total.ShouldBe((decimal)expected);
        reading.Violations.ShouldHaveSingleItem().IsRepaired.ShouldBeTrue();
        Money.Read(text.Replace(" %", "", StringComparison.Ordinal)).Amount.ShouldBe((decimal)expected);
    }

    [Theory]
    [InlineData("1,234")]
    [InlineData("12.345")]
    [InlineData("12/34")]
    [InlineData("1.2.3,4,5")]
    [InlineData("A")]
    [InlineData("1E5")]
    [InlineData("10.11.2024")]
    [InlineData("1,23,4")]
    [InlineData("3K")]
    [InlineData("500-")]
    [InlineData("Total - 12.50")]
    [InlineData("12.5O")]
    [InlineData("12, 50")]
    [InlineData("USD 12, USD 50")]
    public void Numbers_that_could_be_two_are_not_guessed(string text)
    {
        RecordReading reading = Schema.ReadAnswer(JsonSerializer.Serialize(new { number = "A1", date = (string?)null, total = text, paid = true, lines = Array.Empty<int>() }));

        reading.Record.ShouldBeOfType<Bill>().Total.ShouldBeNull();
        reading.Violations.ShouldHaveSingleItem().IsRepaired.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2025-05-01T00:00:00Z", "2025-05-01")]
    [InlineData("2025-05-01T10:15:00+02:00", "2025-05-01")]
    [InlineData("R7年5月1日", "2025-05-01")]
    [InlineData("1. Mai 2025", "2025-05-01")]
    [InlineData("03/04/2025", null)]
    [InlineData("24-06-05", null)]
    public void Printed_dates_are_read_where_there_is_one_reading_alone(string text, string? expected)
    {
        RecordReading reading = Schema.ReadAnswer(JsonSerializer.Serialize(new { number = "A1", date = text, total = 1, paid = true, lines = Array.Empty<int>() }));

        reading.Record.ShouldBeOfType<Bill>().Date.ShouldBe(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture));
        reading.Violations.ShouldHaveSingleItem().IsRepaired.ShouldBe(expected is not null);
    }

    private const string Whole = """{"number":"A\"1","date":"2026-03-05","total":-1.5e2,"paid":true,"lines":[{"text":"\u4e2d","amount":1},{"text":"two","amount":null}]}""";

    public sealed record Bill(string? Number, DateOnly? Date, decimal? Total, bool Paid, IReadOnlyList<BillLine> Lines);

    public sealed record BillLine(string Text, decimal? Amount);
}
