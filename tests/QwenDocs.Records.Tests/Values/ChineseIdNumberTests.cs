using QwenDocs.Records.Identity;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class ChineseIdNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", "11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("440524188001010014", "440524188001010014", "1880-01-01", Sex.Male)]
    [InlineData("360426199101010071", "360426199101010071", "1991-01-01", Sex.Male)]
    [InlineData("公民身份号码 310115199003071239", "310115199003071239", "1990-03-07", Sex.Male)]
    [InlineData("公民身份号码：650102200002294563", "650102200002294563", "2000-02-29", Sex.Female)]
    [InlineData("530103 19991130 7783", "530103199911307783", "1999-11-30", Sex.Female)]
    [InlineData("460100-19600606-2113", "460100196006062113", "1960-06-06", Sex.Male)]
    [InlineData("11010519491231002x", "11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("11010519491231002Ｘ", "11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("11010519491231002×", "11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("11010519491231002Х", "11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("２１０２００１９５３０４１５３３３３", "210200195304153333", "1953-04-15", Sex.Male)]
    [InlineData("ID No. 120101198801010010", "120101198801010010", "1988-01-01", Sex.Male)]
    [InlineData("身份证号:500107200112125655", "500107200112125655", "2001-12-12", Sex.Male)]
    [InlineData("（540102197707078887）", "540102197707078887", "1977-07-07", Sex.Female)]
    [InlineData("6101 0119 6606 0699 97", "610101196606069997", "1966-06-06", Sex.Male)]
    [InlineData("320502198402020102", "320502198402020102", "1984-02-02", Sex.Female)]
    [InlineData("43010519720214343X", "43010519720214343X", "1972-02-14", Sex.Male)]
    [InlineData("810000197001010087", "810000197001010087", "1970-01-01", Sex.Female)]
    [InlineData("820000198505050142", "820000198505050142", "1985-05-05", Sex.Female)]
    [InlineData("830000198208179021", "830000198208179021", "1982-08-17", Sex.Female)]
    [InlineData("911156198108080030", "911156198108080030", "1981-08-08", Sex.Male)]
    public void What_is_right_is_normalised(string printed, string expected, string birth, Sex sex)
    {
        var value = ChineseIdNumber.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        value.AdministrativeDivision.ShouldBe(expected[..6]);
        value.DateOfBirth.ShouldBe(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture));
        value.Sex.ShouldBe(sex);
        ValueContract.Holds<ChineseIdNumber>(printed);
    }

    [Theory]
    [InlineData("110105491231002", "1949-12-31", Sex.Female)]
    [InlineData("440524 800101 001", "1980-01-01", Sex.Male)]
    public void What_is_doubtful_is_read_and_says_why(string printed, string birth, Sex sex)
    {
        var value = ChineseIdNumber.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.Problem.ShouldNotBeNull().ShouldContain("before 1999");
        value.DateOfBirth.ShouldBe(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture));
        value.Sex.ShouldBe(sex);
        ValueContract.Holds<ChineseIdNumber>(printed);
    }

    [Theory]
    [InlineData("110105194912310021", "not agree")]
    [InlineData("440524188001010015", "not agree")]
    [InlineData("440524188001010041", "not agree")]
    [InlineData("310115199003071329", "not agree")]
    [InlineData("310115199003071238", "not agree")]
    [InlineData("31011519900307123X", "not agree")]
    [InlineData("911156198108080038", "not agree")]
    [InlineData("1101051949123100", "18 digits")]
    [InlineData("11010519491231002", "18 digits")]
    [InlineData("11010519491231002XX", "18 digits")]
    [InlineData("11010519491231", "18 digits")]
    [InlineData("公民身份号码", "18 digits")]
    [InlineData("张三", "18 digits")]
    [InlineData("1101051949123I002X", "digits alone")]
    [InlineData("11O105194912310021", "digits alone")]
    [InlineData("X10105194912310021", "digits alone")]
    [InlineData("11010519491231002A", "digits alone")]
    [InlineData("110105X91231002", "digits alone")]
    [InlineData("160105194912310021", "province")]
    [InlineData("010105194912310021", "province")]
    [InlineData("990105194902300021", "no date")]
    [InlineData("110105194913310021", "no date")]
    [InlineData("110105199902290021", "no date")]
    [InlineData("110105170001010021", "no date")]
    [InlineData("110105491331002", "no date")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = ChineseIdNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        value.DateOfBirth.ShouldBeNull();
        value.Sex.ShouldBeNull();
        value.AdministrativeDivision.ShouldBeEmpty();
        ValueContract.Holds<ChineseIdNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<ChineseIdNumber>();

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        CsCheck.Check.Sample(CsCheck.Gen.Select(CsCheck.Gen.Int[0, 16], CsCheck.Gen.Char['0', '9']), change =>
        {
            char[] digits = "310115199003071239".ToCharArray();
            bool isSame = digits[change.Item1] == change.Item2;
            digits[change.Item1] = change.Item2;
            return ChineseIdNumber.Read(new string(digits)).IsValid == isSame;
        });
}
