using System.Text.Json;
using CsCheck;
using QwenDocs.Evaluation.Comparison;
using QwenDocs.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Tests.Comparison;

public class RecordComparerTests
{
    private static readonly SchemaNode Invoice = RecordSchema.For(QwenDocsRecordsContext.Default.Invoice).Record;

    [Theory]
    [InlineData("1547.00", "1547", ComparedAs.Number, true)]
    [InlineData("1547.00", "1547.01", ComparedAs.Number, false)]
    [InlineData("\"1.234,56 EUR\"", "\"EUR 1234.56\"", ComparedAs.Money, true)]
    [InlineData("\"1.234,56 EUR\"", "\"1234.56 USD\"", ComparedAs.Money, false)]
    [InlineData("\"€ 12.50\"", "\"12,50 €\"", ComparedAs.Money, true)]
    [InlineData("\"2026-03-05\"", "\"March 5, 2026\"", ComparedAs.Date, true)]
    [InlineData("\"2026-03-05\"", "\"5. März 2026\"", ComparedAs.Date, true)]
    [InlineData("\"2026-03-05\"", "\"2026-05-03\"", ComparedAs.Date, false)]
    [InlineData("\"R-2026-0817\"", "\"r 2026 0817\"", ComparedAs.Code, true)]
    [InlineData("\"R-2026-0817\"", "\"R-2026-0871\"", ComparedAs.Code, false)]
    [InlineData("\"EUR\"", "\"eur\"", ComparedAs.Code, true)]
    [InlineData("\"Muster Werkzeug GmbH\"", "\"MUSTER WERKZEUG GMBH\"", ComparedAs.Text, true)]
    [InlineData("\"Muster Werkzeug GmbH\"", "\"Muster Werkzeuq GmbH\"", ComparedAs.Text, true)]
    [InlineData("\"Muster Werkzeug GmbH\"", "\"Meister Handel GmbH\"", ComparedAs.Text, false)]
    [InlineData("true", "false", ComparedAs.Flag, false)]
    [InlineData("[1,2]", "[1.0,2]", ComparedAs.Whole, true)]
    public void Values_compare_by_their_type(string expected, string predicted, ComparedAs type, bool isRight)
    {
        ComparedCell cell = Compare($$"""{"x":{{expected}}}""", $$"""{"x":{{predicted}}}""").ShouldHaveSingleItem();

        cell.As.ShouldBe(type);
        cell.Outcome.ShouldBe(isRight ? CellOutcome.Right : CellOutcome.Wrong);
    }

    [Theory]
    [InlineData("1", "null", CellOutcome.Missing)]
    [InlineData("null", "1", CellOutcome.Invented)]
    [InlineData("null", "null", CellOutcome.RightlyEmpty)]
    [InlineData("null", "[]", CellOutcome.RightlyEmpty)]
    [InlineData("[1]", "[]", CellOutcome.Missing)]
    public void What_is_missing_and_what_was_invented_is_told_apart(string expected, string predicted, CellOutcome outcome) =>
        Compare($$"""{"x":{{expected}}}""", $$"""{"x":{{predicted}}}""").ShouldHaveSingleItem().Outcome.ShouldBe(outcome);

    [Fact]
    public void Rows_without_a_partner_are_missing_or_surplus()
    {
        IReadOnlyList<ComparedCell> cells = Compare("""{"lines":[{"a":"x"},{"a":"y"}]}""", """{"lines":[{"a":"y"}]}""");
        cells.Select(cell => (cell.ExpectedPath?.ToString(), cell.Outcome)).ShouldBe([("$.lines[0].a", CellOutcome.MissingRow), ("$.lines[1].a", CellOutcome.Right)]);

        Compare("""{"lines":[{"a":"y"}]}""", """{"lines":[{"a":"x"},{"a":"y"}]}""").Select(cell => cell.Outcome).ShouldBe([CellOutcome.Right, CellOutcome.SurplusRow]);
    }

    [Fact]
    public void Fields_of_a_record_type_compare_by_its_schema()
    {
        IReadOnlyList<ComparedCell> cells = new RecordComparer().Compare(
            Json("""{"number":"4711","issueDate":"2026-03-05","currency":"EUR","total":1547.00,"lines":[{"description":"Bohrer","netAmount":100}],"seller":{"name":"Muster GmbH"}}"""),
            Json("""{"number":"4711","issueDate":"2026-03-05","currency":"EUR","total":1574.00,"lines":[{"description":"Bohrer","netAmount":100.00}],"seller":{"name":"Muster GmbH"}}"""),
            Invoice);

        cells.Where(cell => cell.IsWrong).ShouldHaveSingleItem().Field.ShouldBe("$.total");
        cells.Single(cell => cell.Field == "$.lines[*].netAmount").As.ShouldBe(ComparedAs.Number);
        cells.Single(cell => cell.Field == "$.issueDate").As.ShouldBe(ComparedAs.Date);
        cells.Single(cell => cell.Field == "$.seller.name").Outcome.ShouldBe(CellOutcome.Right);
    }

    [Fact]
    public void Similarity_is_the_share_of_characters_that_need_no_change()
    {
        Compare("""{"x":"kitten on a mat"}""", """{"x":"sitting on a mat"}""").ShouldHaveSingleItem().Similarity.ShouldBe(1 - (3 / 16.0), 1e-12);
        EditDistance.Distance("", "abc").ShouldBe(3);
        EditDistance.Similarity("", "").ShouldBe(1);
    }

    [Fact]
    public void Distances_are_symmetric_and_go_by_way_of_a_third_text() =>
        Gen.Select(Gen.String["abc"], Gen.String["abc"], Gen.String["abc"]).Sample(
            (first, second, third) =>
            {
                int direct = EditDistance.Distance(first, second);
                direct.ShouldBe(EditDistance.Distance(second, first));
                direct.ShouldBeLessThanOrEqualTo(EditDistance.Distance(first, third) + EditDistance.Distance(third, second));
                direct.ShouldBeInRange(Math.Abs(first.Length - second.Length), Math.Max(first.Length, second.Length));
            },
            iter: 300);

    private static IReadOnlyList<ComparedCell> Compare(string expected, string predicted) => new RecordComparer().Compare(Json(expected), Json(predicted));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
