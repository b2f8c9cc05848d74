using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class UsccTests
{
    [Theory]
    [InlineData("91110000600037341L", "91110000600037341L")]
    [InlineData("9111 0000 6000 3734 1L", "91110000600037341L")]
    [InlineData("统一社会信用代码：91110000600037341L", "91110000600037341L")]
    [InlineData("纳税人识别号: 91110000600037341L", "91110000600037341L")]
    [InlineData("91110000600037341l", "91110000600037341L")]
    [InlineData("９１１１００００６０００３７３４１Ｌ", "91110000600037341L")]
    [InlineData("(91110000600037341L)", "91110000600037341L")]
    [InlineData("914403001922038216", "914403001922038216")]
    [InlineData("91330100799655058B", "91330100799655058B")]
    [InlineData("9144030071526726XG", "9144030071526726XG")]
    [InlineData("91110108551385082Q", "91110108551385082Q")]
    [InlineData("91440300279354906C", "91440300279354906C")]
    [InlineData("91110000802100433B", "91110000802100433B")]
    [InlineData("9131000013221158XC", "9131000013221158XC")]
    [InlineData("USCC: 91110000600037341L", "91110000600037341L")]
    [InlineData("USCI 91110000600037341L", "91110000600037341L")]
    [InlineData("社会信用代码：91110000600037341L", "91110000600037341L")]
    [InlineData("税号：91110000600037341L", "91110000600037341L")]
    [InlineData("税号 91110000600037341L", "91110000600037341L")]
    [InlineData("信用代码:9111 0000 6000 3734 1L", "91110000600037341L")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Uscc.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Uscc>(printed);
    }

    [Theory]
    [InlineData("110108600037341", "110108600037341", "before 2015")]
    [InlineData("11010860003734X", "11010860003734X", "before 2015")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = Uscc.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<Uscc>(printed);
    }

    [Theory]
    [InlineData("91110000600037342L", "not agree")]
    [InlineData("91110000600037341M", "not agree")]
    [InlineData("91110000600037341", "18 digits")]
    [InlineData("91110000600037341LL", "18 digits")]
    [InlineData("9111000060003734IL", "no I, O")]
    [InlineData("911100006000373410", "not agree")]
    [InlineData("9111OOOO600037341L", "no I, O")]
    [InlineData("91110000600037314L", "not agree")]
    [InlineData("统一社会信用代码", "18 digits")]
    [InlineData("中国石油", "18 digits")]
    [InlineData("9111000Z600037341L", "no I, O")]
    [InlineData("91310000607380190G", "not agree")]
    [InlineData("91440101MA5AKTXN9X", "not agree")]
    [InlineData("91320594MA1MTT0W28", "not agree")]
    [InlineData("91310115MA1K3RYM8D", "not agree")]
    [InlineData("9111000060003734lL", "not agree")]
    [InlineData("无", "18 digits")]
    [InlineData("N/A", "18 digits")]
    [InlineData("个人", "18 digits")]
    [InlineData("91110000600037341S", "no I, O")]
    [InlineData("91110000600073341L", "not agree")]
    [InlineData("DE136695976", "18 digits")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Uscc.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Uscc>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Uscc>();
}
