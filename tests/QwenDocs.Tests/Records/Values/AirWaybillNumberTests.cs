using QwenDocs.Records;

namespace QwenDocs.Tests.Records.Values;

public sealed class AirWaybillNumberTests
{
    [Theory]
    [InlineData("176-12345675", "176-12345675")]
    [InlineData("17612345675", "176-12345675")]
    [InlineData("176 1234 5675", "176-12345675")]
    [InlineData("020-81140743", "020-81140743")]
    [InlineData("AWB 020-81140743", "020-81140743")]
    [InlineData("MAWB No. 176-12345675", "176-12345675")]
    [InlineData("020 - 8114 0743", "020-81140743")]
    [InlineData("０２０－８１１４０７４３", "020-81140743")]
    [InlineData("020–81140743", "020-81140743")]
    [InlineData("176/12345675", "176-12345675")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        AirWaybillNumber value = AirWaybillNumber.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<AirWaybillNumber>(printed);
    }

    [Theory]
    [InlineData("176-12345676", "last digit")]
    [InlineData("020-81140744", "last digit")]
    [InlineData("176-1234567", "eleven digits")]
    [InlineData("1761234567", "eleven digits")]
    [InlineData("176-123456750", "eleven digits")]
    [InlineData("ABC-12345675", "eleven digits")]
    [InlineData("HAWB 12345", "eleven digits")]
    [InlineData("176-12345670", "last digit")]
    [InlineData("176-12345679", "last digit")]
    [InlineData("x", "eleven digits")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        AirWaybillNumber value = AirWaybillNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<AirWaybillNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<AirWaybillNumber>();
}
