using QwenDocs.Offline.Reading;

namespace QwenDocs.Offline.Tests.Reading;

public class FieldHintsTests
{
    [Fact]
    public void Labels_are_those_that_a_description_quotes_or_has_in_brackets()
    {
        var quoted = FieldHints.Read("Customs office of entry or exit. Printed as '进境关别', '出境关别'. The unit is kg.");
        var aside = FieldHints.Read("Number of the sales contract (S/C No., 合同号).");

        quoted.Labels.ShouldBe(["进境关别", "出境关别"]);
        aside.Asides.ShouldBe(["S/C No.", "合同号"]);
    }

    [Theory]
    [InlineData("Box 38: net mass.", 38, null)]
    [InlineData("Box 37, second part: additional procedures.", 37, 2)]
    [InlineData("Net mass in box 38.", null, null)]
    public void A_description_may_open_with_the_box_of_a_form(string description, int? box, int? part)
    {
        var hints = FieldHints.Read(description);

        (hints.Box, hints.Part).ShouldBe((box, part));
    }

    [Fact]
    public void A_description_tells_rows_brackets_and_strokes()
    {
        FieldHints.Read("Unit on the third row.").Row.ShouldBe(3);
        FieldHints.Read("Supervision mode: the four digits in brackets.").IsInBrackets.ShouldBeTrue();
        FieldHints.Read("Freight, printed as currency/amount/mark.").Pieces.ShouldBe(["currency", "amount", "mark"]);
    }
}
