using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

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
    [InlineData("CSQU3054383 22G1", "CSQU3054383")]
    [InlineData("CSQU 305438 3 / 45G1", "CSQU3054383")]
    [InlineData("箱号：CSQU3054383/20GP", "CSQU3054383")]
    [InlineData("MSKU 123456-5", "MSKU1234565")]
    [InlineData("MSCU 668784-2", "MSCU6687842")]
    [InlineData("TGHU 759933 0", "TGHU7599330")]
    [InlineData("TEMU 6079348", "TEMU6079348")]
    [InlineData("MSKU0383250", "MSKU0383250")]
    [InlineData("OOLU 123456 7", "OOLU1234567")]
    [InlineData("CSQU3054383/40HC", "CSQU3054383")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = ContainerNumber.Read(printed);

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
    [InlineData("HLXU 806425-7", "check digit")]
    [InlineData("MSKU123456", "four letters")]
    [InlineData("MSKU12345678", "four letters")]
    [InlineData("MSK1234567", "four letters")]
    [InlineData("MSKX1234567", "U, J or Z")]
    [InlineData("40HQ", "four letters")]
    [InlineData("LCL", "four letters")]
    [InlineData("TBA", "four letters")]
    [InlineData("3054383", "four letters")]
    [InlineData("CSOU3054383", "check digit")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = ContainerNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<ContainerNumber>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<ContainerNumber>();

    [Fact]
    public void Its_parts_are_told() => (ContainerNumber.Read("CSQU3054383") is { Owner: "CSQ", EquipmentCategory: "U", SerialNumber: "305438" }).ShouldBeTrue();
}
