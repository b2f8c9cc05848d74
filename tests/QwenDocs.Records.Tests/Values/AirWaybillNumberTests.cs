using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

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
    [InlineData("057-CDG-12345675", "057-12345675")]
    [InlineData("Air Waybill Number: 020-81140743", "020-81140743")]
    [InlineData("Air Waybill No. 020-81140743", "020-81140743")]
    [InlineData("AWB Nr.: 020-8114 0743", "020-81140743")]
    [InlineData("Master AWB: 020-81140743", "020-81140743")]
    [InlineData("主运单号：784-12345675", "784-12345675")]
    [InlineData("总运单号 020-81140743", "020-81140743")]
    [InlineData("运单号: 999-1234 5675", "999-12345675")]
    [InlineData("LTA 057-12345675", "057-12345675")]
    [InlineData("057 CDG 12345675", "057-12345675")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = AirWaybillNumber.Read(printed);

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
    [InlineData("MAWB: 160-61283124", "last digit")]
    [InlineData("AWB#: 172-31265436", "last digit")]
    [InlineData("235-10000004", "last digit")]
    [InlineData("HAWB: FRA12345678", "eleven digits")]
    [InlineData("1Z999AA10123456784", "eleven digits")]
    [InlineData("MAEU123456789", "eleven digits")]
    [InlineData("020-8114O743", "eleven digits")]
    [InlineData("O20-81140743", "eleven digits")]
    [InlineData("020-81140743 / 020-81140754", "eleven digits")]
    [InlineData("12345675", "eleven digits")]
    [InlineData("20-81140743", "eleven digits")]
    [InlineData("LH-81140743", "eleven digits")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = AirWaybillNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<AirWaybillNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<AirWaybillNumber>();
}
