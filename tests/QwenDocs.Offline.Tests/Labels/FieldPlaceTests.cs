using QwenDocs.Offline.Labels;

namespace QwenDocs.Offline.Tests.Labels;

public class FieldPlaceTests
{
    [Theory]
    [InlineData("Box 38: net mass.", 38, null)]
    [InlineData("Box 37, second part: additional procedures.", 37, 2)]
    [InlineData("Net mass in box 38.", null, null)]
    public void A_description_may_open_with_the_box_of_a_form(string description, int? box, int? part)
    {
        var place = FieldPlace.Read(description);

        (place.Box, place.Part).ShouldBe((box, part));
    }

    [Fact]
    public void A_description_tells_rows_brackets_and_strokes()
    {
        FieldPlace.Read("Unit on the third row.").Row.ShouldBe(3);
        FieldPlace.Read("Supervision mode: the four digits in brackets.").IsInBrackets.ShouldBeTrue();
        FieldPlace.Read("Freight, printed as currency/amount/mark.").Pieces.ShouldBe(["currency", "amount", "mark"]);
    }
}
