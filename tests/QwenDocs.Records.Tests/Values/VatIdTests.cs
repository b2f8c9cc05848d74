using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class VatIdTests
{
    [Theory]
    [InlineData("ATU13585627", "ATU13585627")]
    [InlineData("FR40000066034", "FR40000066034")]
    [InlineData("FR26000040583", "FR26000040583")]
    [InlineData("FR 12 000045202", "FR12000045202")]
    [InlineData("FR53000004605", "FR53000004605")]
    [InlineData("CHE-109.298.651 VAT", "CHE109298651")]
    [InlineData("CHE-109.298.651 TPV", "CHE109298651")]
    [InlineData("CHE-109.298.651 MWST/TVA/IVA", "CHE109298651")]
    [InlineData("CHE-109.298.651 HR/MWST", "CHE109298651")]
    [InlineData("CHE-109.298.651 MwSt.", "CHE109298651")]
    [InlineData("CHE-109.298.651 USt", "CHE109298651")]
    [InlineData("DE136695976 (USt-IdNr.)", "DE136695976")]
    [InlineData("DE136695976 VAT", "DE136695976")]
    [InlineData("IT00743110157 IVA", "IT00743110157")]
    [InlineData("NO 974 760 673 MVA Foretaksregisteret", "NO974760673")]
    [InlineData("AT U13585627", "ATU13585627")]
    [InlineData("BE0428759497", "BE0428759497")]
    [InlineData("BE 0428.759.497", "BE0428759497")]
    [InlineData("DE136695976", "DE136695976")]
    [InlineData("DE 136,695 976", "DE136695976")]
    [InlineData("USt-IdNr.: DE 136 695 976", "DE136695976")]
    [InlineData("DK 13585628", "DK13585628")]
    [InlineData("EE100931558", "EE100931558")]
    [InlineData("EL 094259216", "EL094259216")]
    [InlineData("GR094259216", "EL094259216")]
    [InlineData("ESB58378431", "ESB58378431")]
    [InlineData("ES 54362315K", "ES54362315K")]
    [InlineData("ESX2482300W", "ESX2482300W")]
    [InlineData("ESJ99216582", "ESJ99216582")]
    [InlineData("FI 20774740", "FI20774740")]
    [InlineData("FR 40 303 265 045", "FR40303265045")]
    [InlineData("FR83404833048", "FR83404833048")]
    [InlineData("FRK7399859412", "FRK7399859412")]
    [InlineData("GB 980 7806 84", "GB980780684")]
    [InlineData("XI980780684", "XI980780684")]
    [InlineData("GBGD001", "GBGD001")]
    [InlineData("HR33392005961", "HR33392005961")]
    [InlineData("HU-12892312", "HU12892312")]
    [InlineData("IE 6433435F", "IE6433435F")]
    [InlineData("IE6433435OA", "IE6433435OA")]
    [InlineData("IE8D79739I", "IE8D79739I")]
    [InlineData("IT 00743110157", "IT00743110157")]
    [InlineData("P.IVA IT00743110157", "IT00743110157")]
    [InlineData("LU 150 274 42", "LU15027442")]
    [InlineData("MT 1167-9112", "MT11679112")]
    [InlineData("NL004495445B01", "NL004495445B01")]
    [InlineData("PL 8567346215", "PL8567346215")]
    [InlineData("PL 856-734-62-15", "PL8567346215")]
    [InlineData("PT 501 964 843", "PT501964843")]
    [InlineData("RO 185 472 90", "RO18547290")]
    [InlineData("SE 123456789701", "SE123456789701")]
    [InlineData("SI 5022 3054", "SI50223054")]
    [InlineData("SK 202 274 96 19", "SK2022749619")]
    [InlineData("CHE-100.155.212 MWST", "CHE100155212")]
    [InlineData("CHE-107.787.577 IVA", "CHE107787577")]
    [InlineData("NO 995 525 828 MVA", "NO995525828")]
    [InlineData("BG 175 074 752", "BG175074752")]
    [InlineData("CZ25123891", "CZ25123891")]
    [InlineData("LT119511515", "LT119511515")]
    [InlineData("LV40003521600", "LV40003521600")]
    [InlineData("CY10259033P", "CY10259033P")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = VatId.Read(printed);

        value.Problem.ShouldBeNull();
        value.IsValid.ShouldBeTrue();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<VatId>(printed);
    }

    [Theory]
    [InlineData("136695976", "prefix")]
    [InlineData("DE136695978", "check digit")]
    [InlineData("FR12000000000", "check digit")]
    [InlineData("FR41000066034", "check digit")]
    [InlineData("DE13669597", "German")]
    [InlineData("DE036695976", "German")]
    [InlineData("ATU13585626", "check digit")]
    [InlineData("BE0428759498", "check digit")]
    [InlineData("FR84323140391", "check digit")]
    [InlineData("IT00743110158", "check digit")]
    [InlineData("PL8567346216", "check digit")]
    [InlineData("NL123456789B90", "check digit")]
    [InlineData("NL004495445B00", "check digit")]
    [InlineData("GB802311781", "check digit")]
    [InlineData("ESJ99216583", "check digit")]
    [InlineData("ES54362315Z", "check digit")]
    [InlineData("CHE-100.155.213 MWST", "check digit")]
    [InlineData("NO 995 525 829 MVA", "check digit")]
    [InlineData("US12-3456789", "not a VAT")]
    [InlineData("SE 123456789101", "check digit")]
    [InlineData("DK13585627", "check digit")]
    [InlineData("FI20774741", "check digit")]
    [InlineData("IE6433435E", "check digit")]
    [InlineData("LU15027443", "check digit")]
    [InlineData("PT501964842", "check digit")]
    [InlineData("RO18547291", "check digit")]
    [InlineData("SI50223055", "check digit")]
    [InlineData("SK2022749618", "check digit")]
    [InlineData("HU12892313", "check digit")]
    [InlineData("HR33392005962", "check digit")]
    [InlineData("EE100594103", "check digit")]
    [InlineData("EL123456781", "check digit")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = VatId.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<VatId>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<VatId>();

    [Fact]
    public void The_country_of_a_greek_number_is_greece() => VatId.Read("EL 094259216").Country.Alpha2.ShouldBe("GR");
}
