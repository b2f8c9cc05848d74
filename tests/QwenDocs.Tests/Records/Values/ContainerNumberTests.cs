using QwenDocs.Records;

namespace QwenDocs.Tests.Records.Values;

public sealed class ContainerNumberTests
{
    [Theory]
    [InlineData("CSQU3054383", "CSQU3054383")]
    [InlineData("CSQU 305438 3", "CSQU3054383")]
    [InlineData("CSQU305438-3", "CSQU3054383")]
    [InlineData("csqu3054383", "CSQU3054383")]
    [InlineData("MWCU6059784", "MWCU6059784")]
    [InlineData("Container No.: CSQU3054383", "CSQU3054383")]
    [InlineData("ＣＳＱＵ３０５４３８３", "CSQU3054383")]
    [InlineData("CSQU 305438 [3]", "CSQU3054383")]
    [InlineData("CSQU 305438 3", "CSQU3054383")]
    [InlineData("CNTR NO. MWCU 605978-4", "MWCU6059784")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        ContainerNumber value = ContainerNumber.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ContainerNumber>(printed);
    }

    [Theory]
    [InlineData("CSQU3054384", "check digit")]
    [InlineData("CSQU3054388", "check digit")]
    [InlineData("CSQU305438", "missing")]
    [InlineData("CSQA3054383", "U, J or Z")]
    [InlineData("CSQ3054383", "four letters")]
    [InlineData("CSQU30543833", "four letters")]
    [InlineData("C5QU3054383", "four letters")]
    [InlineData("CSQU305438O", "four letters")]
    [InlineData("MWCU6059783", "check digit")]
    [InlineData("hello", "four letters")]
    [InlineData("20GP", "four letters")]
    [InlineData("MSKU 1234567 / MSKU 7654321", "four letters")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        ContainerNumber value = ContainerNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ContainerNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<ContainerNumber>();

    [Fact]
    public void Its_parts_are_told() => (ContainerNumber.Read("CSQU3054383") is { Owner: "CSQ", Category: "U", SerialNumber: "305438" }).ShouldBeTrue();
}
