using QwenDocs.Records.Identity;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class IdentityDocumentTests
{
    internal static readonly IdentityDocument Passport = new()
    {
        Kind = IdentityDocumentKind.Passport,
        IssuingCountry = CountryCode.Read("D"),
        DocumentNumber = "C01X00T47",
        Surname = "Müller",
        GivenNames = "Jürgen",
        Sex = Sex.Male,
        Nationality = CountryCode.Read("Germany"),
        DateOfBirth = new DateOnly(1964, 8, 12),
        PlaceOfBirth = "München",
        IssueDate = new DateOnly(2017, 3, 1),
        ExpiryDate = new DateOnly(2027, 2, 28),
        IssuingAuthority = "Landeshauptstadt München",
        MachineReadableZone = MachineReadableZone.Read("P<D<<MUELLER<<JUERGEN<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125M2702283<<<<<<<<<<<<<<<4"),
    };

    private static readonly IdentityDocument ChineseCard = new()
    {
        Kind = IdentityDocumentKind.IdentityCard,
        IssuingCountry = CountryCode.Read("中国"),
        PersonalNumber = "11010519491231002X",
        NativeName = "韦小宝",
        Sex = Sex.Female,
        DateOfBirth = new DateOnly(1949, 12, 31),
        Address = "北京市朝阳区建国路1号",
        IssueDate = new DateOnly(2013, 5, 1),
        HasNoExpiry = true,
        IssuingAuthority = "北京市公安局朝阳分局",
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<IdentityDocument>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_document_gives_no_findings()
    {
        RecordFindings.Of(Passport with { IssuingCountry = CountryCode.Read("Germany") }).ShouldBeEmpty();
        RecordFindings.Of(ChineseCard).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_document_does_not_say_is_no_finding()
    {
        RecordFindings.Of(new IdentityDocument()).ShouldBeEmpty();
        RecordFindings.Of(new IdentityDocument { MachineReadableZone = Passport.MachineReadableZone }).ShouldBeEmpty();
    }

    [Fact]
    public void It_comes_back_as_it_was_written()
    {
        RecordFindings.ShouldComeBack(Passport);
        RecordFindings.ShouldComeBack(ChineseCard with { VehicleClasses = ["C1", "D"] });
    }

    [Fact]
    public void Numbers_and_dates_are_those_of_the_zone()
    {
        IdentityDocument good = Passport with { IssuingCountry = CountryCode.Read("DE") };
        RecordFindings.Of(good with { DocumentNumber = "C01XO0T47" }).ShouldBe(["error $.documentNumber"]);
        RecordFindings.Of(good with { DocumentNumber = "C01X 00T47" }).ShouldBeEmpty();
        RecordFindings.Of(good with { DateOfBirth = new DateOnly(1964, 12, 8) }).ShouldBe(["error $.dateOfBirth"]);
        RecordFindings.Of(good with { ExpiryDate = new DateOnly(2027, 2, 27) }).ShouldBe(["error $.expiryDate"]);
    }

    [Fact]
    public void Names_sex_and_countries_are_those_of_the_zone()
    {
        IdentityDocument good = Passport with { IssuingCountry = CountryCode.Read("DE") };
        RecordFindings.Of(good with { Surname = "Miller" }).ShouldBe(["warning $.surname"]);
        RecordFindings.Of(good with { GivenNames = "Hans" }).ShouldBe(["warning $.givenNames"]);
        RecordFindings.Of(good with { GivenNames = "Jürgen Heinz" }).ShouldBeEmpty();
        RecordFindings.Of(good with { Surname = "Мюллер", GivenNames = null }).ShouldBeEmpty();
        RecordFindings.Of(good with { Sex = Sex.Female }).ShouldBe(["warning $.sex"]);
        RecordFindings.Of(good with { IssuingCountry = CountryCode.Read("AT") }).ShouldBe(["warning $.issuingCountry"]);
        RecordFindings.Of(good with { Nationality = CountryCode.Read("AT") }).ShouldBe(["warning $.nationality"]);
        RecordFindings.Of(good with { Kind = IdentityDocumentKind.Visa }).ShouldBe(["warning $.kind"]);
    }

    [Theory]
    [InlineData("Jørgensen", "JOERGENSEN")]
    [InlineData("Ångström", "AANGSTROEM")]
    [InlineData("Ångström", "ANGSTROM")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("Đặng", "DANG")]
    [InlineData("O'Reilly-Smith", "OREILLY SMITH")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("Łukasz", "LUKASZ")]
    public void Names_with_diacritics_are_the_same_name(string printed, string zone)
    {
        string line = $"P<D<<{zone.Replace(' ', '<')}<<A".PadRight(44, '<');
        var read = MachineReadableZone.Read(line + "\nC01X00T478D<<6408125M2702283<<<<<<<<<<<<<<<4");

        RecordFindings.Of(new IdentityDocument { Surname = printed, MachineReadableZone = read }).ShouldBeEmpty();
        RecordFindings.Of(new IdentityDocument { Surname = printed + "x", MachineReadableZone = read }).ShouldBe(["warning $.surname"]);
    }

    [Fact]
    public void A_wrong_check_digit_in_the_zone_is_found() =>
        RecordFindings.Of(Passport with { MachineReadableZone = MachineReadableZone.Read("P<D<<MUELLER<<JUERGEN<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125M2702283<<<<<<<<<<<<<<<5"), IssuingCountry = null })
            .ShouldBe(["error $.machineReadableZone"]);

    [Fact]
    public void Dates_are_in_order()
    {
        RecordFindings.Of(new IdentityDocument { DateOfBirth = new DateOnly(2020, 1, 1), IssueDate = new DateOnly(2019, 1, 1) }).ShouldBe(["warning $.issueDate"]);
        RecordFindings.Of(new IdentityDocument { IssueDate = new DateOnly(2020, 1, 1), ExpiryDate = new DateOnly(2019, 1, 1) }).ShouldBe(["warning $.expiryDate"]);
        RecordFindings.Of(new IdentityDocument { ExpiryDate = new DateOnly(2019, 1, 1), HasNoExpiry = true }).ShouldBe(["warning $.hasNoExpiry"]);
    }

    [Fact]
    public void A_Chinese_number_tells_birth_and_sex()
    {
        RecordFindings.Of(ChineseCard with { PersonalNumber = "110105194912310020" }).ShouldBe(["error $.personalNumber"]);
        RecordFindings.Of(ChineseCard with { PersonalNumber = "110105491231002" }).ShouldBe(["warning $.personalNumber"]);
        RecordFindings.Of(ChineseCard with { DateOfBirth = new DateOnly(1949, 12, 13) }).ShouldBe(["error $.dateOfBirth"]);
        RecordFindings.Of(ChineseCard with { Sex = Sex.Male }).ShouldBe(["warning $.sex"]);
        RecordFindings.Of(ChineseCard with { PersonalNumber = null, DocumentNumber = "110105194912310020" }).ShouldBe(["error $.documentNumber"]);
        RecordFindings.Of(ChineseCard with { PersonalNumber = "12345", IssuingCountry = CountryCode.Read("VN") }).ShouldBeEmpty();
    }
}
