using CsCheck;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class MachineReadableZoneTests
{
    private const string Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private const string Card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    private const string LargeCard = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";

    // The specimens of UTO are those of ICAO Doc 9303, parts 4 to 7 and 11. Part 11 ends the card of L898902C with the check digit 1; by part 5 it is 2.
    [Theory]
    [InlineData(Passport, MrzFormat.Td3, "L898902C3", "ERIKSSON", "ANNA MARIA")]
    [InlineData(Card, MrzFormat.Td1, "D23145890", "ERIKSSON", "ANNA MARIA")]
    [InlineData(LargeCard, MrzFormat.Td2, "D23145890", "ERIKSSON", "ANNA MARIA")]
    [InlineData("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<", MrzFormat.VisaA, "L8988901C", "ERIKSSON", "ANNA MARIA")]
    [InlineData("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<", MrzFormat.VisaB, "L8988901C", "ERIKSSON", "ANNA MARIA")]
    [InlineData("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8", MrzFormat.Td2, "D23145890734", "STEVENSON", "PETER JOHN")]
    [InlineData("I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<", MrzFormat.Td1, "D23145890734", "STEVENSON", "PETER JOHN")]
    [InlineData("I<UTOL898902C<3<<<<<<<<<<<<<<<\n6908061F9406236UTO<<<<<<<<<<<2\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", MrzFormat.Td1, "L898902C", "ERIKSSON", "ANNA MARIA")]
    [InlineData("POCHNLI<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<<<\nE123456782CHN9003071M3006117<<<<<<<<<<<<<<<0", MrzFormat.Td3, "E12345678", "LI", "XIAOMING")]
    [InlineData("P<D<<MUELLER<<JUERGEN<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125M2702283<<<<<<<<<<<<<<<4", MrzFormat.Td3, "C01X00T47", "MUELLER", "JUERGEN")]
    [InlineData("P<GBRO<REILLY<SMITH<<SINEAD<<<<<<<<<<<<<<<<<\n1234567897GBD8102298F2912316<<<<<<<<<<<<<<<6", MrzFormat.Td3, "123456789", "O REILLY SMITH", "SINEAD")]
    [InlineData("P<VNMNGUYEN<<VAN<ANH<<<<<<<<<<<<<<<<<<<<<<<<\nB1234567<3VNM9901018M3101012001099000123<<36", MrzFormat.Td3, "B1234567", "NGUYEN", "VAN ANH")]
    [InlineData("P<IDNSUHARTINI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nX1234567<7IDN0102030F3302037<<<<<<<<<<<<<<<6", MrzFormat.Td3, "X1234567", "SUHARTINI", "")]
    [InlineData("IDD<<L01X00T471<<<<<<<<<<<<<<<\n6408125F3108011D<<<<<<<<<<<<<6\nMUSTERMANN<<ERIKA<<<<<<<<<<<<<", MrzFormat.Td1, "L01X00T47", "MUSTERMANN", "ERIKA")]
    [InlineData("ARD<<Y000000019<<<<<<<<<<<<<<<\n8505051X2805058USA<<<<<<<<<<<0\nDOE<<JANE<<<<<<<<<<<<<<<<<<<<<", MrzFormat.Td1, "Y00000001", "DOE", "JANE")]
    [InlineData("C<BEL592345678<9017<<<<<<<<<<<\n8001014M3001019BEL<<<<<<<<<<<0\nVAN<DEN<BERG<<JAN<<<<<<<<<<<<<", MrzFormat.Td1, "592345678901", "VAN DEN BERG", "JAN")]
    [InlineData("I<ROUPOPESCU<<ION<<<<<<<<<<<<<<<<<<<\nAB123456<4ROU7001017M300101912345674", MrzFormat.Td2, "AB123456", "POPESCU", "ION")]
    public void A_zone_is_taken_apart(string printed, MrzFormat format, string number, string surname, string givenNames)
    {
        var value = MachineReadableZone.Read(printed);

        value.Problem.ShouldBeNull();
        value.Format.ShouldBe(format);
        value.DocumentNumber.ShouldBe(number);
        value.Surname.ShouldBe(surname);
        value.GivenNames.ShouldBe(givenNames);
        value.ToString().ShouldBe(printed);
        ValueContract.Holds<MachineReadableZone>(printed);
    }

    [Theory]
    [InlineData("p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<\nl898902c36uto7408122f1204159ze184226b<<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\r\n", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P < U T O ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C3 6 UTO 740812 2 F 120415 9 ZE184226B<<<<< 1 0", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<10", Passport)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<<<10", Passport)]
    [InlineData("Ｐ＜ＵＴＯERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("P‹UTOERIKSSON«ANNA‹MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Passport)]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<", Card)]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<", Card)]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<<< / 7408122F1204159UTO<<<<<<<<<<<6 / ERIKSSON<<ANNA<MARIA<<<<<<<<<<", Card)]
    [InlineData("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<<6", LargeCard)]
    [InlineData("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6", LargeCard)]
    public void Spellings_and_miscounted_fillers_are_brought_to_one(string printed, string expected)
    {
        var value = MachineReadableZone.Read(printed);

        value.Problem.ShouldBeNull();
        value.ToString().ShouldBe(expected);
        value.Printed.ShouldBe(printed);
        ValueContract.Holds<MachineReadableZone>(printed);
    }

    [Fact]
    public void The_other_fields_are_read_too()
    {
        var value = MachineReadableZone.Read(Passport);

        value.DocumentCode.ShouldBe("P");
        value.IssuingState.ShouldBe("UTO");
        value.Nationality.ShouldBe("UTO");
        value.BirthDate.ShouldBe("740812");
        value.ExpiryDate.ShouldBe("120415");
        value.Sex.ShouldBe(Sex.Female);
        value.OptionalData.ShouldBe("ZE184226B");
        MachineReadableZone.Read("ARD<<Y000000019<<<<<<<<<<<<<<<\n8505051X2805058USA<<<<<<<<<<<0\nDOE<<JANE<<<<<<<<<<<<<<<<<<<<<").Sex.ShouldBe(Sex.Unspecified);
    }

    [Fact]
    public void The_older_French_card_is_read_with_a_doubt()
    {
        var value = MachineReadableZone.Read("IDFRADOUEL<<<<<<<<<<<<<<<<<<<<932013\n0506932020438CHRISTIANE<<NI2906209F3");

        value.IsValid.ShouldBeTrue();
        value.Problem.ShouldNotBeNull().ShouldContain("of its own");
        value.Format.ShouldBe(MrzFormat.None);
        value.DocumentNumber.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C46UTO7408122F1204159ZE184226B<<<<<10", "document number and of the whole zone")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408132F1204159ZE184226B<<<<<10", "date of birth")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204169ZE184226B<<<<<10", "date of expiry")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226C<<<<<10", "optional data")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<11", "whole zone")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8989O2C36UTO7408122F1204159ZE184226B<<<<<10", "document number")]
    [InlineData("I<UTOD231458917<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", "document number")]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<7\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", "whole zone")]
    [InlineData("I<UTOD23145890<7359<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<", "document number")]
    [InlineData("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<5", "whole zone")]
    [InlineData("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C5XXX4009078F96121096ZE184226B<<<<<<", "document number")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74O8122F1204159ZE184226B<<<<<10", "date in the machine-readable zone has letters")]
    [InlineData("P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "code of a state")]
    [InlineData("P<UTOERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "names")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122K1204159ZE184226B<<<<<10", "sex")]
    [InlineData("X<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "first letter")]
    [InlineData("1<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", "first letter")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "two lines")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<10", "two lines")]
    [InlineData("ERIKSSON ANNA MARIA", "two lines")]
    [InlineData("a\nb\nc\nd", "two lines")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "25 characters instead of 44")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B", "37 characters instead of 44")]
    [InlineData("P<UTOERIKSSON<<ÄNNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "other characters")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<1?", "other characters")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = MachineReadableZone.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.Printed.ShouldBe(printed);
        value.DocumentNumber.ShouldBeEmpty();
        ValueContract.Holds<MachineReadableZone>(printed);
    }

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<MachineReadableZone>();

    [Fact]
    public void Nothing_of_the_alphabet_makes_it_throw() =>
        Gen.Char["AIPV<09\n "].Array[0, 100].Sample(
            chars => MachineReadableZone.Read(new string(chars)) is { } value && MachineReadableZone.Read(value.ToString()).IsValid == value.IsValid,
            iter: 5_000);

    [Fact]
    public void One_wrong_digit_of_the_second_line_is_always_found() =>
        Gen.Select(Gen.Int[0, 43], Gen.Char['0', '9']).Sample(change =>
        {
            char[] characters = Passport.ToCharArray();
            int place = characters.Length - 44 + change.Item1;
            // Of letters, those whose values differ by ten have the same check digit.
            if (!char.IsAsciiDigit(characters[place]))
                return true;
            bool isSame = characters[place] == change.Item2;
            characters[place] = change.Item2;
            return MachineReadableZone.Read(new string(characters)).IsValid == isSame;
        });
}
