using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class MrnTests
{
    [Theory]
    [InlineData("21DE27364916384836", "21DE27364916384836")]
    [InlineData("10NL5663962BE1E825", "10NL5663962BE1E825")]
    [InlineData("MRN 21DE27364916384836", "21DE27364916384836")]
    [InlineData("21 DE 2736 4916 3848 36", "21DE27364916384836")]
    [InlineData("21de27364916384836", "21DE27364916384836")]
    [InlineData("MRN: 10NL5663962BE1E825", "10NL5663962BE1E825")]
    [InlineData("21DE-27364916384836", "21DE27364916384836")]
    [InlineData("MRN-Nr. 21DE27364916384836", "21DE27364916384836")]
    [InlineData("２１DE27364916384836", "21DE27364916384836")]
    [InlineData("10 NL 5663962BE1E82 5", "10NL5663962BE1E825")]
    [InlineData("MRN: 21DE27364916384836", "21DE27364916384836")]
    [InlineData("MRN Nr. 21DE27364916384836", "21DE27364916384836")]
    [InlineData("MRN Number: 21DE27364916384836", "21DE27364916384836")]
    [InlineData("Movement Reference Number: 21DE27364916384836", "21DE27364916384836")]
    [InlineData("MRN (Master Reference): 10NL5663962BE1E825", "10NL5663962BE1E825")]
    [InlineData("21-DE-27364916384836", "21DE27364916384836")]
    [InlineData("21/DE/27364916384836", "21DE27364916384836")]
    [InlineData("(21DE27364916384836)", "21DE27364916384836")]
    [InlineData("海关编号 21DE27364916384836", "21DE27364916384836")]
    [InlineData("MRN#10NL5663962BE1E825", "10NL5663962BE1E825")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Mrn.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Mrn>(printed);
    }

    [Theory]
    [InlineData("22GB02I89012847596", "22GB02I89012847596", "British")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = Mrn.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<Mrn>(printed);
    }

    [Theory]
    [InlineData("21DE27364916384835", "last digit")]
    [InlineData("21AB27364916384830", "country code")]
    [InlineData("10NL5663962BE1E824", "last digit")]
    [InlineData("21DE2736491638483", "18 characters")]
    [InlineData("21DE273649163848366", "18 characters")]
    [InlineData("DE2127364916384836", "18 characters")]
    [InlineData("21DE2736491638483A", "18 characters")]
    [InlineData("10NL56639628E1E825", "last digit")]
    [InlineData("MRN", "18 characters")]
    [InlineData("21DE27364916384863", "last digit")]
    [InlineData("23FR00000000000000", "last digit")]
    [InlineData("21DE27364916384836/1", "18 characters")]
    [InlineData("LRN 2024-0012345", "18 characters")]
    [InlineData("ATC40123456789012345", "18 characters")]
    [InlineData("AT/C/40/123456/05/2024/4851", "18 characters")]
    [InlineData("21D327364916384836", "18 characters")]
    [InlineData("2IDE27364916384836", "18 characters")]
    [InlineData("21DE2736491638483G", "18 characters")]
    [InlineData("21DE27364961384836", "last digit")]
    [InlineData("pending", "18 characters")]
    [InlineData("n/a", "18 characters")]
    [InlineData("DE1234567", "18 characters")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Mrn.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Mrn>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Mrn>();

    [Fact]
    public void Its_parts_are_told() => (Mrn.Read("21DE27364916384836") is { Year: 2021, Country: "DE" }).ShouldBeTrue();
}
