using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class ChineseAmountTests
{
    [Theory]
    [InlineData("壹仟贰佰叁拾肆元伍角陆分", "壹仟贰佰叁拾肆元伍角陆分")]
    [InlineData("壹万贰仟叁佰肆拾伍元陆角柒分", "壹万贰仟叁佰肆拾伍元陆角柒分")]
    [InlineData("壹佰元整", "壹佰元整")]
    [InlineData("壹佰圆整", "壹佰元整")]
    [InlineData("壹佰元", "壹佰元整")]
    [InlineData("壹佰元正", "壹佰元整")]
    [InlineData("壹佰圓整", "壹佰元整")]
    [InlineData("人民币壹佰元整", "壹佰元整")]
    [InlineData("（大写）壹佰元整", "壹佰元整")]
    [InlineData("伍分", "伍分")]
    [InlineData("壹佰元零伍分", "壹佰元零伍分")]
    [InlineData("壹拾元伍角", "壹拾元伍角")]
    [InlineData("拾元整", "壹拾元整")]
    [InlineData("壹仟零壹元整", "壹仟零壹元整")]
    [InlineData("壹万零壹元整", "壹万零壹元整")]
    [InlineData("壹拾万元整", "壹拾万元整")]
    [InlineData("壹亿元整", "壹亿元整")]
    [InlineData("壹億貳仟萬元整", "壹亿贰仟万元整")]
    [InlineData("參佰伍拾陸元柒角", "叁佰伍拾陆元柒角")]
    [InlineData("一千二百三十四元五角六分", "壹仟贰佰叁拾肆元伍角陆分")]
    [InlineData("零元整", "零元整")]
    [InlineData("负壹佰元整", "负壹佰元整")]
    [InlineData("叁万元整", "叁万元整")]
    [InlineData("壹佰零伍万零叁佰元整", "壹佰零伍万零叁佰元整")]
    [InlineData("廿五元整", "贰拾伍元整")]
    [InlineData("零佰零拾伍元零角零分", "伍元整")]
    [InlineData("零万零仟壹佰零拾伍元", "壹佰零伍元整")]
    [InlineData("零佰零拾伍元", "伍元整")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = ChineseAmount.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ChineseAmount>(printed);
    }

    [Theory]
    [InlineData("hello", "no amount")]
    [InlineData("元整", "no amount")]
    [InlineData("壹贰叁元", "no amount")]
    [InlineData("100元", "no amount")]
    [InlineData("壹佰美元", "no amount")]
    [InlineData("角", "no amount")]
    [InlineData("万", "no amount")]
    [InlineData("壹佰元贰佰", "no amount")]
    [InlineData("合计", "no amount")]
    [InlineData("壹佰元元", "no amount")]
    [InlineData("¥1,234.56", "no amount")]
    [InlineData("壹佰点伍元", "no amount")]
    [InlineData("壹佰%", "no amount")]
    [InlineData("大写", "no amount")]
    [InlineData("人民币", "no amount")]
    [InlineData("壹佰贰拾X元", "no amount")]
    [InlineData("一二三四元", "no amount")]
    [InlineData("ONE HUNDRED ONLY", "no amount")]
    [InlineData("SAY US DOLLARS ONE HUNDRED ONLY", "no amount")]
    [InlineData("贰〇〇元", "no amount")]
    [InlineData("壹佰元伍", "no amount")]
    [InlineData("1万2千元", "no amount")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = ChineseAmount.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ChineseAmount>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<ChineseAmount>();

    [Fact]
    public void Every_amount_reads_back_from_its_capitals() =>
        CsCheck.Check.Sample(CsCheck.Gen.Long[-999_999_999_999_999, 999_999_999_999_999], cents =>
            ChineseAmount.FromDecimal(cents / 100m).Amount == cents / 100m && ChineseAmount.Read(ChineseAmount.FromDecimal(cents / 100m).ToString()).Amount == cents / 100m);

    [Theory]
    [InlineData("壹仟贰佰叁拾肆元伍角陆分", 123456)]
    [InlineData("壹亿零壹元零叁分", 10000000103)]
    [InlineData("壹万亿元整", 100000000000000)]
    [InlineData("玖拾玖万玖仟玖佰玖拾玖元玖角玖分", 99999999)]
    public void Capitals_and_figures_agree(string printed, long cents)
    {
        ChineseAmount.Read(printed).Amount.ShouldBe(cents / 100m);
        ChineseAmount.FromDecimal(cents / 100m).ToString().ShouldBe(printed);
    }
}
