using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class ImoNumberTests
{
    [Theory]
    [InlineData("9074729", "9074729")]
    [InlineData("IMO 9074729", "9074729")]
    [InlineData("MV EVER GIVEN IMO 9811000", "9811000")]
    [InlineData("EVER GIVEN (9811000)", "9811000")]
    [InlineData("EVER GIVEN / IMO No. 9811000", "9811000")]
    [InlineData("IMO: 9811000 EVER GIVEN", "9811000")]
    [InlineData("EVER GIVEN, IMO 9811000, MMSI 353136000", "9811000")]
    [InlineData("IMO9074729", "9074729")]
    [InlineData("IMO No. 9074729", "9074729")]
    [InlineData("imo: 9074729", "9074729")]
    [InlineData("IMO 9176187", "9176187")]
    [InlineData("9 074 729", "9074729")]
    [InlineData("９０７４７２９", "9074729")]
    [InlineData("IMO-9074729", "9074729")]
    [InlineData("IMO Number: 9176187", "9176187")]
    [InlineData("IMO: 9811000", "9811000")]
    [InlineData("IMO 9321483", "9321483")]
    [InlineData("IMO9454436", "9454436")]
    [InlineData("IMO Nr. 9074729", "9074729")]
    [InlineData("I.M.O. No. 9074729", "9074729")]
    [InlineData("IMO# 9074729", "9074729")]
    [InlineData("(IMO 9074729)", "9074729")]
    [InlineData("IMO number of vessel: 9074729", "9074729")]
    [InlineData("船舶IMO编号：9811000", "9811000")]
    [InlineData("IMO编号 9811000", "9811000")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = ImoNumber.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ImoNumber>(printed);
    }

    [Theory]
    [InlineData("9074728", "last digit")]
    [InlineData("9074792", "last digit")]
    [InlineData("907472", "seven digits")]
    [InlineData("90747290", "seven digits")]
    [InlineData("IMO", "seven digits")]
    [InlineData("MSC OSCAR", "seven digits")]
    [InlineData("0000000", "last digit")]
    [InlineData("9074730", "last digit")]
    [InlineData("IMO 907472A", "seven digits")]
    [InlineData("9176178", "last digit")]
    [InlineData("UN9811000", "seven digits")]
    [InlineData("MMSI 353136000", "seven digits")]
    [InlineData("H3RC", "seven digits")]
    [InlineData("IMO 98110OO", "seven digits")]
    [InlineData("V.2501E", "seven digits")]
    [InlineData("9811001", "last digit")]
    [InlineData("9181000", "last digit")]
    [InlineData("IMO 981100", "seven digits")]
    [InlineData("TBN", "seven digits")]
    [InlineData("9811000/9074729", "seven digits")]
    [InlineData("353136000", "seven digits")]
    [InlineData("IMO 9811-00", "seven digits")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = ImoNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ImoNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<ImoNumber>();
}
