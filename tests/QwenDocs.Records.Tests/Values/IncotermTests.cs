using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class IncotermTests
{
    [Theory]
    [InlineData("FOB Shanghai", "FOB Shanghai")]
    [InlineData("FOB", "FOB")]
    [InlineData("fob shanghai", "FOB shanghai")]
    [InlineData("CIF HAMBURG (Incoterms® 2020)", "CIF HAMBURG")]
    [InlineData("CIF, Hamburg, Incoterms 2020", "CIF Hamburg")]
    [InlineData("EXW - Stuttgart", "EXW Stuttgart")]
    [InlineData("Ex Works Stuttgart", "EXW Stuttgart")]
    [InlineData("DAP: Berlin", "DAP Berlin")]
    [InlineData("DDP (London)", "DDP London")]
    [InlineData("FCA Frankfurt Airport Incoterms® 2010", "FCA Frankfurt Airport")]
    [InlineData("Free On Board Ningbo", "FOB Ningbo")]
    [InlineData("CPT Warszawa", "CPT Warszawa")]
    [InlineData("CIP Paris", "CIP Paris")]
    [InlineData("DPU Rotterdam", "DPU Rotterdam")]
    [InlineData("FAS Santos", "FAS Santos")]
    [InlineData("CFR Busan", "CFR Busan")]
    [InlineData("Delivery terms: FOB Shanghai", "FOB Shanghai")]
    [InlineData("成交方式：FOB", "FOB")]
    [InlineData("离岸价", "FOB")]
    [InlineData("Lieferbedingung: EXW Köln", "EXW Köln")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = Incoterm.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Incoterm>(printed);
    }

    [Theory]
    [InlineData("C&F Lagos", "CFR Lagos", "before 1990")]
    [InlineData("CNF Lagos", "CFR Lagos", "before 1990")]
    [InlineData("C & F Lagos", "CFR Lagos", "before 1990")]
    [InlineData("DAT Terminal 1", "DAT Terminal 1", "2010")]
    [InlineData("DDU Wien", "DDU Wien", "2000")]
    [InlineData("DAF Brest", "DAF Brest", "2000")]
    [InlineData("DES Tokyo", "DES Tokyo", "2000")]
    [InlineData("FOT Delhi", "FOT Delhi", "1980")]
    [InlineData("DPU Rotterdam Incoterms 2010", "DPU Rotterdam", "DPU came")]
    public void What_is_doubtful_is_read_and_says_why(string printed, string expected, string problem)
    {
        var value = Incoterm.Read(printed);

        value.IsValid.ShouldBeTrue(value.Problem);
        value.ToString().ShouldBe(expected);
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        ValueContract.Holds<Incoterm>(printed);
    }

    [Theory]
    [InlineData("Shanghai", "no delivery term")]
    [InlineData("FOBB", "no delivery term")]
    [InlineData("XYZ Hamburg", "no delivery term")]
    [InlineData("Forwarder pays", "no delivery term")]
    [InlineData("Description", "no delivery term")]
    [InlineData("prepaid", "no delivery term")]
    [InlineData("30 days net", "no delivery term")]
    [InlineData("Incoterms 2020", "no delivery term")]
    [InlineData("FO B", "no delivery term")]
    [InlineData("TBD", "no delivery term")]
    [InlineData("Prepaid", "no delivery term")]
    [InlineData("Freight collect", "no delivery term")]
    [InlineData("free of charge", "no delivery term")]
    [InlineData("FBO Shanghai", "no delivery term")]
    [InlineData("2020", "no delivery term")]
    [InlineData("T/T 30 days", "no delivery term")]
    [InlineData("CAD", "no delivery term")]
    [InlineData("n/a", "no delivery term")]
    [InlineData("L/C at sight", "no delivery term")]
    [InlineData("by sea", "no delivery term")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = Incoterm.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<Incoterm>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<Incoterm>();

    [Fact]
    public void The_printed_edition_is_told() =>
        (Incoterm.Read("CIF HAMBURG (Incoterms® 2020)") is { Code: "CIF", Place: "HAMBURG", PrintedEdition: 2020, LatestEdition: 2020 }).ShouldBeTrue();
}
