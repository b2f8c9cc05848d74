using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class UnLocodeTests
{
    [Theory]
    [InlineData("CNSHA", "CNSHA")]
    [InlineData("CN SHA", "CNSHA")]
    [InlineData("DEHAM", "DEHAM")]
    [InlineData("NLRTM", "NLRTM")]
    [InlineData("US NYC", "USNYC")]
    [InlineData("GBLON", "GBLON")]
    [InlineData("DE-HAM", "DEHAM")]
    [InlineData("SGSIN", "SGSIN")]
    [InlineData("US2AB", "US2AB")]
    [InlineData("ＣＮＳＨＡ", "CNSHA")]
    [InlineData("XZOCE", "XZOCE")]
    [InlineData("CNNGB", "CNNGB")]
    [InlineData("CN NGB", "CNNGB")]
    [InlineData("USLAX", "USLAX")]
    [InlineData("US-LAX", "USLAX")]
    [InlineData("DE BRV", "DEBRV")]
    [InlineData("FRLEH", "FRLEH")]
    [InlineData("BE ANR", "BEANR")]
    [InlineData("VNSGN", "VNSGN")]
    [InlineData("(CNSZX)", "CNSZX")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = UnLocode.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<UnLocode>(printed);
    }

    [Theory]
    [InlineData("Shanghai", "five capitals")]
    [InlineData("XXSHA", "ISO 3166")]
    [InlineData("CNSH", "five capitals")]
    [InlineData("CNSHA1", "five capitals")]
    [InlineData("CNSH0", "five capitals")]
    [InlineData("CNSH1", "five capitals")]
    [InlineData("12345", "five capitals")]
    [InlineData("Tokyo", "five capitals")]
    [InlineData("C1SHA", "five capitals")]
    [InlineData("HAMBURG", "five capitals")]
    [InlineData("DE", "five capitals")]
    [InlineData("SHA", "five capitals")]
    [InlineData("PVG", "five capitals")]
    [InlineData("Rotterdam, NL", "five capitals")]
    [InlineData("CN 上海", "five capitals")]
    [InlineData("DE 20457", "five capitals")]
    [InlineData("CNSHAA", "five capitals")]
    [InlineData("ZZZZZ", "ISO 3166")]
    [InlineData("00SHA", "five capitals")]
    [InlineData("EU BRU", "ISO 3166")]
    [InlineData("Port of Hamburg", "five capitals")]
    [InlineData("N/A", "five capitals")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = UnLocode.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<UnLocode>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<UnLocode>();
}
