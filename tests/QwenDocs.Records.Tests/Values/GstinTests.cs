using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class GstinTests
{
    [Theory]
    [InlineData("27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("27 AAPFU0939F 1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GSTIN: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("27aapfu0939f1zv", "27AAPFU0939F1ZV")]
    [InlineData("GST No. 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GSTIN/UIN: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("27-AAPFU0939F-1ZV", "27AAPFU0939F1ZV")]
    [InlineData("２７AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GSTIN No.: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("27AAPFU0939F1Z V", "27AAPFU0939F1ZV")]
    [InlineData("29AAGCB7383J1Z4", "29AAGCB7383J1Z4")]
    [InlineData("27AAACR5055K1Z7", "27AAACR5055K1Z7")]
    [InlineData("24AAACC1206D1ZM", "24AAACC1206D1ZM")]
    [InlineData("33AAACH7409R1Z8", "33AAACH7409R1Z8")]
    [InlineData("06AAACM0829Q1Z8", "06AAACM0829Q1Z8")]
    [InlineData("09AAACH7409R1ZZ", "09AAACH7409R1ZZ")]
    [InlineData("GSTIN/Unique ID: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GSTIN : 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GST Reg. No.: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV")]
    [InlineData("GSTIN NO : 27 AAPFU 0939 F1ZV", "27AAPFU0939F1ZV")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Gstin.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Gstin>(printed);
    }

    [Theory]
    [InlineData("27AAPFU0939F1Z0", "not agree")]
    [InlineData("27AAPFU0939F1ZO", "not agree")]
    [InlineData("27AAPFU0993F1ZV", "not agree")]
    [InlineData("72AAPFU0939F1ZV", "not a GSTIN")]
    [InlineData("27AAPFU0939F1Z", "not a GSTIN")]
    [InlineData("27AAPFU0939F1ZVV", "not a GSTIN")]
    [InlineData("2AAAPFU0939F1ZV", "not a GSTIN")]
    [InlineData("27A4PFU0939F1ZV", "not a GSTIN")]
    [InlineData("AAPFU0939F", "not a GSTIN")]
    [InlineData("28AAPFU0939F1ZV", "not agree")]
    [InlineData("07AAACI1681G1ZM", "not agree")]
    [InlineData("19AABCU9603R1ZM", "not agree")]
    [InlineData("29ABCDE1234F2Z5", "not agree")]
    [InlineData("22AAAAA0000A1Z5", "not agree")]
    [InlineData("07AAECR2971C1Z1", "not agree")]
    [InlineData("URP", "not a GSTIN")]
    [InlineData("Unregistered", "not a GSTIN")]
    [InlineData("27AAPFU0939FlZV", "not agree")]
    [InlineData("27AAPFUO939F1ZV", "not a GSTIN")]
    [InlineData("Z7AAPFU0939F1ZV", "not a GSTIN")]
    [InlineData("27AAPFU0939F1ZU", "not agree")]
    [InlineData("00AAPFU0939F1ZV", "not agree")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Gstin.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Gstin>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Gstin>();
}
