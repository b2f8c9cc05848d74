using QwenDocs.Records;

namespace QwenDocs.Tests.Records.Values;

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
    public void What_is_right_is_normalised(string printed, string expected)
    {
        Gstin value = Gstin.Read(printed);

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
    public void What_is_wrong_says_why(string printed, string problem)
    {
        Gstin value = Gstin.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Gstin>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Gstin>();
}
