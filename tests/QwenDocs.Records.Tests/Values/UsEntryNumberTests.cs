using CsCheck;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Tests;

public sealed class UsEntryNumberTests
{
    [Theory]
    [InlineData("002-6111115-7", "002-6111115-7")]
    [InlineData("00261111157", "002-6111115-7")]
    [InlineData("002 6111115 7", "002-6111115-7")]
    [InlineData("002/6111115-7", "002-6111115-7")]
    [InlineData("Entry No. 002-6111223-9", "002-6111223-9")]
    [InlineData("Entry Number: 002-6111109-0", "002-6111109-0")]
    [InlineData("Filer Code/Entry Number 002-6111082-9", "002-6111082-9")]
    [InlineData("002-61107486", "002-6110748-6")]
    [InlineData("０02-6111267-6", "002-6111267-6")]
    [InlineData("002–6110711–4", "002-6110711-4")]
    [InlineData(" 002-6111447-4 ", "002-6111447-4")]
    [InlineData("002-6110706-4", "002-6110706-4")]
    [InlineData("002-6111495-3", "002-6111495-3")]
    [InlineData("ABC-1234567-6", "ABC-1234567-6")]
    [InlineData("abc 1234567 6", "ABC-1234567-6")]
    [InlineData("999-9999999-0", "999-9999999-0")]
    [InlineData("BVG-0412345-1", "BVG-0412345-1")]
    [InlineData("8KL-7654321-9", "8KL-7654321-9")]
    [InlineData("ZZ9-0000012-8", "ZZ9-0000012-8")]
    [InlineData("SJX-1000001-5", "SJX-1000001-5")]
    [InlineData("W42-0012345-9", "W42-0012345-9")]
    public void What_is_right_is_normalised(string printed, string expected)
    {
        var value = UsEntryNumber.Read(printed);

        value.Problem.ShouldBeNull();
        value.ToString().ShouldBe(expected);
        value.FilerCode.ShouldBe(expected[..3]);
        value.TransactionNumber.ShouldBe(expected[4..11]);
        ValueContract.Holds<UsEntryNumber>(printed);
    }

    [Theory]
    [InlineData("002-6111115-8", "last digit")]
    [InlineData("002-6111151-7", "last digit")]
    [InlineData("020-6111115-7", "last digit")]
    [InlineData("003-6111115-7", "last digit")]
    [InlineData("ABC-1234567-0", "last digit")]
    [InlineData("ACB-1234567-6", "last digit")]
    [InlineData("BVG-0412345-7", "last digit")]
    [InlineData("999-9999999-9", "last digit")]
    [InlineData("8KL-7654312-9", "last digit")]
    [InlineData("W42-0012345-8", "last digit")]
    [InlineData("002-611111-7", "eight digits")]
    [InlineData("002-61111155-7", "eight digits")]
    [InlineData("002-6111115", "eight digits")]
    [InlineData("6111115-7", "eight digits")]
    [InlineData("002-611111A-7", "eight digits")]
    [InlineData("002-6111115-A", "eight digits")]
    [InlineData("ABCD-123456-6", "eight digits")]
    [InlineData("Entry No.", "eight digits")]
    [InlineData("MULTI", "eight digits")]
    [InlineData("002-6111115-7/8", "eight digits")]
    public void What_is_wrong_says_why(string printed, string problem)
    {
        var value = UsEntryNumber.Read(printed);

        value.IsValid.ShouldBeFalse();
        value.Problem.ShouldNotBeNull().ShouldContain(problem);
        value.FilerCode.ShouldBeEmpty();
        value.TransactionNumber.ShouldBeEmpty();
        ValueContract.Holds<UsEntryNumber>(printed);
    }

    [Fact]
    public void Every_number_has_one_check_digit_and_no_other_digit_in_place_of_one_passes() =>
        Gen.Select(Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"].Array[3], Gen.Int[0, 9_999_999], Gen.Int[3, 9], Gen.Int[1, 9]).Sample((filer, number, place, more) =>
        {
            string[] right = [.. Enumerable.Range(0, 10).Select(digit => $"{new string(filer)}{number:D7}{digit}").Where(text => UsEntryNumber.Read(text).IsValid)];
            char[] changed = right[0].ToCharArray();
            changed[place] = (char)('0' + ((changed[place] - '0' + more) % 10));
            return right.Length == 1 && !UsEntryNumber.Read(new string(changed)).IsValid;
        });

    [Fact]
    public void No_text_makes_it_throw() => ValueContract.NeverThrows<UsEntryNumber>();
}
