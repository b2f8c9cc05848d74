using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class LeiTests
{
    [Theory]
    [InlineData("5493000IBP32UQZ0KL24", "5493000IBP32UQZ0KL24")]
    [InlineData("LEI: 5493000IBP32UQZ0KL24", "5493000IBP32UQZ0KL24")]
    [InlineData("5493 000I BP32 UQZ0 KL24", "5493000IBP32UQZ0KL24")]
    [InlineData("5493000ibp32uqz0kl24", "5493000IBP32UQZ0KL24")]
    [InlineData("LEI Code 5493000IBP32UQZ0KL24", "5493000IBP32UQZ0KL24")]
    [InlineData("5493-000I-BP32-UQZ0-KL24", "5493000IBP32UQZ0KL24")]
    [InlineData("213800WSGIIZCXF1P572", "213800WSGIIZCXF1P572")]
    [InlineData("LEI 213800WSGIIZCXF1P572", "213800WSGIIZCXF1P572")]
    [InlineData("2138 00WS GIIZ CXF1 P572", "213800WSGIIZCXF1P572")]
    [InlineData("213800wsgiizcxf1p572", "213800WSGIIZCXF1P572")]
    [InlineData("5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("LEI: 529900T8BM49AURSDO55", "529900T8BM49AURSDO55")]
    [InlineData("LEI 5493 001K JTII GC8Y 1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("213800WAVVOPS85N2205", "213800WAVVOPS85N2205")]
    [InlineData("HWUPKR0MPOU8FGXBT394", "HWUPKR0MPOU8FGXBT394")]
    [InlineData("LEI Code: 5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("LEI-Code 5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("Legal Entity Identifier: 5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("LEI No. 5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12")]
    [InlineData("5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Lei.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Lei>(printed);
    }

    [Theory]
    [InlineData("5493000IBP32UQZ0KL25", "check digit")]
    [InlineData("5493000IBP32UQZ0KL42", "check digit")]
    [InlineData("5493000IBP32UQZ0KL2", "18 letters")]
    [InlineData("5493000IBP32UQZ0KLXX", "18 letters")]
    [InlineData("213800WSGIIZCXF1P527", "check digit")]
    [InlineData("213800W5GIIZCXF1P572", "check digit")]
    [InlineData("213800WSG11ZCXF1P572", "check digit")]
    [InlineData("LEI", "18 letters")]
    [InlineData("DE123456788", "18 letters")]
    [InlineData("12345678901234567890", "check digit")]
    [InlineData("5493001KJTIIGC8Y1R13", "check digit")]
    [InlineData("5493001KJTIIGC8Y1RI2", "check digit")]
    [InlineData("5493001KJTllGC8Y1R12", "check digit")]
    [InlineData("5493OO1KJTIIGC8Y1R12", "check digit")]
    [InlineData("COBADEFFXXX", "check digit")]
    [InlineData("HRB 12345", "check digit")]
    [InlineData("5493001KJTIIGC8Y1R", "check digit")]
    [InlineData("DE136695976", "check digit")]
    [InlineData("91110000600037341L", "check digit")]
    [InlineData("pending", "check digit")]
    [InlineData("5493001KJTIIGC8Y1R1200", "check digit")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Lei.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Lei>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Lei>();
}
