using QwenDocs.Records.Values;
using QwenDocs.Records.Values.Places;

namespace QwenDocs.Records.Tests;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("Czech Rep.", "CZ")]
    [InlineData("Korea, Rep. of", "KR")]
    [InlineData("Korea Rep.", "KR")]
    [InlineData("Korea, Dem. People's Rep. of", "KP")]
    [InlineData("Dominican Rep.", "DO")]
    [InlineData("Iran (Islamic Rep. of)", "IR")]
    [InlineData("St. Lucia", "LC")]
    [InlineData("Germany", "DE")]
    [InlineData("GERMANY", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("德国", "DE")]
    [InlineData("CN", "CN")]
    [InlineData("China", "CN")]
    [InlineData("P.R. China", "CN")]
    [InlineData("中国", "CN")]
    [InlineData("中国(CHN)", "CN")]
    [InlineData("CN - China", "CN")]
    [InlineData("UK", "GB")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("U.S.A.", "US")]
    [InlineData("美国", "US")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Vietnam", "VN")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkey", "TR")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("CÔTE D’IVOIRE", "CI")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("EL", "GR")]
    [InlineData("台湾", "TW")]
    [InlineData("(142)中国", "CN")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("ＪＰ", "JP")]
    [InlineData("Österreich", "AT")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = CountryCode.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<CountryCode>(printed);
    }

    [Theory]
    [InlineData("XK", "XK", "Kosovo")]
    [InlineData("XI", "XI", "Northern Ireland")]
    [InlineData("Kosovo", "XK", "Kosovo")]
    [InlineData("EU", "EU", "European Union")]
    [InlineData("European Union", "EU", "European Union")]
    [InlineData("Made in EU", "EU", "European Union")]
    [InlineData("E.U.", "EU", "European Union")]
    [InlineData("欧盟", "EU", "European Union")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = CountryCode.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<CountryCode>(printed);
    }

    [Theory]
    [InlineData("Prussia", "no country")]
    [InlineData("XX", "no country")]
    [InlineData("ZZZ", "no country")]
    [InlineData("Soviet Union", "no country")]
    [InlineData("U", "no country")]
    [InlineData("12", "no country")]
    [InlineData("Germany / France", "no country")]
    [InlineData("Shanghai", "no country")]
    [InlineData("未知", "no country")]
    [InlineData("QQ", "no country")]
    [InlineData("Europe", "no country")]
    [InlineData("Yugoslavia", "no country")]
    [InlineData("Czechoslovakia", "no country")]
    [InlineData("Serbia and Montenegro", "no country")]
    [InlineData("Bavaria", "no country")]
    [InlineData("N/A", "no country")]
    [InlineData("various", "no country")]
    [InlineData("Origin: see below", "no country")]
    [InlineData("D", "no country")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = CountryCode.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<CountryCode>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<CountryCode>();

    [Fact]
    public void All_249_countries_are_read_from_either_code_and_either_name()
    {
        CountryTable.All.Count().ShouldBe(249);
        CountryTable.All.Select(country => country.Alpha3).Distinct().Count().ShouldBe(249);
        foreach (CountryTable.Country country in CountryTable.All)
        {
            foreach (string text in (string[])[country.Alpha2, country.Alpha3, .. country.Names])
                CountryCode.Read(text).ToString().ShouldBe(country.Alpha2, text);
        }
    }
}
