using System.Globalization;
using CsCheck;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public sealed class NumberTextTests
{
    private static readonly (string Group, string Mark)[] Separators = [(",", "."), (".", ","), (" ", ","), ("\u202F", ","), ("'", "."), ("’", "."), ("", "."), ("", ",")];

    private static readonly string[] Positive =
    [
        "{0}", "{0} EUR", "EUR {0}", "€{0}", "{0}€", "+{0} EUR", "{0} DR", "Rs.{0}", "US-$ {0}", "Total: {0}", "{0} (incl. VAT)", "(incl. VAT) {0}", "RMB(CNY) {0}", "***{0}***", "{0} only",
        "EUR:{0}", "金{0}円也", "sub-total {0}", "VAT-inclusive {0} EUR", "Invoice no A-B {0}",
    ];

    private static readonly string[] WholePositive = ["{0}/-", "Rs.{0}/-", "{0}:-", "{0} :-", "{0}.-", "{0},-", "{0},--", "CHF {0}.–", "{0}.— CHF", "¥{0}-也", "¥{0}－", "{0}/= only", "{0},- kr"];

    private static readonly string[] Negative =
    [
        "-{0}", "−{0}", "–{0}", "- {0}", "-{0} EUR", "EUR -{0}", "-EUR {0}", "-€{0}", "€-{0}", "- €{0}", "({0})", "({0}) EUR", "EUR ({0})", "(EUR {0})", "({0} EUR)", "<{0}>", "▲{0}", "△ {0}円",
        "¥▲{0}", "minus {0}", "minus EUR {0}", "负{0}", "マイナス{0}", "{0} CR", "EUR {0} Cr", "-{0}円",
    ];

    private static readonly string[] NegativeWithDecimals = ["{0}-", "{0}- EUR", "EUR {0}-", "{0} EUR-", "{0}−"];

    private static readonly Gen<decimal> Amounts = Gen.Select(Gen.Long[1, 99_999_999_999], Gen.Int[0, 4], static (digits, scale) => digits / (decimal)Math.Pow(10, scale));

    private static readonly Gen<string> Written = Gen.Select(Amounts, AnyOf.Values(Separators), static (amount, separators) => Write(amount, separators.Group, separators.Mark));

    [Fact]
    public void No_printed_form_of_a_positive_number_is_read_as_another_without_a_doubt() =>
        Gen.Select(Amounts, AnyOf.Values(Separators), AnyOf.Values(Positive)).Sample(
            static (amount, separators, form) => Holds(amount, Put(form, amount, separators)),
            iter: 5_000);

    [Fact]
    public void No_printed_form_of_a_negative_number_is_read_as_another_without_a_doubt() =>
        Gen.Select(Amounts, AnyOf.Values(Separators), AnyOf.Values(Negative)).Sample(
            static (amount, separators, form) => Holds(-amount, Put(form, amount, separators)),
            iter: 5_000);

    [Fact]
    public void The_endings_of_whole_amounts_are_no_signs() =>
        Gen.Select(Gen.Int[1, 999_999_999], AnyOf.Values(Separators), AnyOf.Values(WholePositive)).Sample(
            static (amount, separators, form) =>
            {
                NumberReading? reading = NumberText.Read(Put(form, amount, separators));
                return reading is { Doubts: NumberDoubts.None } && reading.Value.Value == amount;
            },
            iter: 5_000);

    [Fact]
    public void A_minus_behind_decimals_is_a_sign() =>
        Gen.Select(Gen.Int[1, 999_999_999].Where(static cents => cents % 10 != 0), AnyOf.Values(Separators), AnyOf.Values(NegativeWithDecimals)).Sample(
            static (cents, separators, form) => NumberText.Read(Put(form, cents / 100m, separators)) is { Doubts: NumberDoubts.None, Value: var value } && value == -cents / 100m,
            iter: 5_000);

    [Fact]
    public void Every_form_with_two_decimals_is_read_without_a_doubt() =>
        Gen.Select(Gen.Int[1, 999_999_999].Where(static cents => cents % 10 != 0), AnyOf.Values(Separators), AnyOf.Values<string>([.. Positive, .. Negative])).Sample(
            static (cents, separators, form) => NumberText.Read(Put(form, cents / 100m, separators)) is { Doubts: NumberDoubts.None, Value: var value } && Math.Abs(value) == cents / 100m,
            iter: 5_000);

    [Theory]
    [InlineData("{0} million", 1_000_000)]
    [InlineData("EUR {0} Mio.", 1_000_000)]
    [InlineData("{0} Mio. €", 1_000_000)]
    [InlineData("{0}万", 10_000)]
    [InlineData("RMB {0}萬元", 10_000)]
    [InlineData("{0}億円", 100_000_000)]
    [InlineData("{0} lakh", 100_000)]
    [InlineData("₹ {0} crore", 10_000_000)]
    [InlineData("{0} thousand USD", 1_000)]
    [InlineData("{0} triệu", 1_000_000)]
    [InlineData("{0}K", 1_000)]
    [InlineData("{0}M USD", 1_000_000)]
    [InlineData("$m {0}", 1_000_000)]
    [InlineData("TEUR {0}", 1_000)]
    [InlineData("in thousands: {0}", 1_000)]
    [InlineData("{0} billion", 1_000_000_000)]
    public void What_multiplies_is_never_dropped(string form, int factor) =>
        Gen.Int[1, 99_999].Sample(tenths => Holds(tenths / 10m * factor, Put(form, tenths / 10m, ("", "."))), iter: 1_000);

    [Theory]
    [InlineData("2億3000万円", 230_000_000)]
    [InlineData("2億3,000万円", 230_000_000)]
    [InlineData("1万2千元", 12_000)]
    [InlineData("3万5000", 35_000)]
    [InlineData("¥1億2,345万6,789", 123_456_789)]
    [InlineData("5억 2000만 원", 520_000_000)]
    [InlineData("合計 3萬 500 元", 30_500)]
    [InlineData("▲1億500万円", -105_000_000)]
    [InlineData("2億3千万円", 230_000_000)]
    public void Parts_with_their_own_units_are_one_number(string text, long value) =>
        NumberText.Read(text).ShouldNotBeNull().ShouldSatisfyAllConditions(reading => reading.Value.ShouldBe(value), reading => reading.Doubts.ShouldBe(NumberDoubts.None));

    [Theory]
    [InlineData("3万5")]
    [InlineData("3万2億")]
    [InlineData("1億 2億")]
    [InlineData("1.5億2000万")]
    [InlineData("2万30000")]
    [InlineData("2亿三千万")]
    public void Parts_that_make_no_number_are_not_read_as_one(string text) =>
        (NumberText.Read(text) is not { Doubts: NumberDoubts.None }).ShouldBeTrue();

    [Fact]
    public void Whatever_is_written_in_parts_with_units_is_read_as_it_is_or_not_at_all() =>
        Gen.Select(Gen.Long[1, 9_999_999_999_999], AnyOf.Values("", " ", ","), AnyOf.Values("{0}", "{0}円", "¥{0}", "▲{0}円", "RMB {0}元"), Gen.Bool).Sample(
            (number, style, form, isChinese) =>
            {
                string[] units = isChinese ? ["万亿", "亿", "万", ""] : ["兆", "億", "万", ""];
                List<string> parts = [];
                for (int index = 0; index < 4; index++)
                {
                    long part = number / (long)Math.Pow(10_000, 3 - index) % 10_000;
                    if (part > 0)
                        parts.Add((style == "," ? part.ToString("#,0", CultureInfo.InvariantCulture) : part.ToString(CultureInfo.InvariantCulture)) + units[index]);
                }

                string text = string.Format(CultureInfo.InvariantCulture, form, string.Join(style == " " ? " " : "", parts));
                return Holds(form[0] == '▲' ? -number : number, text);
            },
            iter: 5_000);

    [Fact]
    public void A_word_between_digits_refuses() =>
        Gen.Select(Written, AnyOf.Values("x", " x ", " USD ", ", USD ", " and ", "/", " to ", "O", " ~ ", "e"), Written).Sample(
            static (left, between, right) => NumberText.Read(left + between + right) is null,
            iter: 5_000);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.OneOf(
            Gen.String,
            Gen.Char["0123456789.,-/ ()'<>▲－也円万億KMmT€$¥½²²Rs:=*+~\u202F"].Array[0, 40].Select(static characters => new string(characters)),
            Mutated()).Sample(static text => NumberText.Read(text) is not { } reading || (reading.Before.Length <= text.Length * 2 && reading.Value < 1e28m), iter: 5_000);

    [Fact]
    public async Task A_text_of_100_000_characters_is_refused_at_once()
    {
        foreach (string piece in (string[])["1", "1 ", "1,", "-", "(", "a", "年", "1a", ". ", "万", "R1.", "\u3000"])
        {
            string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
            await Task.Run(() => NumberText.Read(text).ShouldBeNull(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("1,234", 1234, 1.234)]
    [InlineData("1.234", 1234, 1.234)]
    public void The_other_reading_is_offered(string text, double value, double alternative) =>
        NumberText.Read(text).ShouldBe(new NumberReading((decimal)value, (decimal)alternative, NumberDoubts.Separator, "", ""));

    [Fact]
    public void The_words_beside_the_number_are_returned() =>
        NumberText.Read("Net weight: 1,250.5 kg").ShouldBe(new NumberReading(1250.5m, null, NumberDoubts.None, "Net weight", "kg"));

    private static bool Holds(decimal expected, string text) => NumberText.Read(text) is not { Doubts: NumberDoubts.None } reading || reading.Value == expected;

    private static string Put(string form, decimal amount, (string Group, string Mark) separators) =>
        string.Format(CultureInfo.InvariantCulture, form, Write(amount, separators.Group, separators.Mark));

    private static string Write(decimal amount, string group, string mark)
    {
        string text = amount.ToString(CultureInfo.InvariantCulture);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point], decimals = point < 0 ? "" : mark + text[(point + 1)..];
        for (int i = whole.Length - 3; i > 0; i -= 3)
            whole = whole.Insert(i, group);
        return whole + decimals;
    }

    private static Gen<string> Mutated() => Gen.Select(AnyOf.Values<string>([.. Positive, .. Negative, .. WholePositive]), Written, Gen.Int[0, 30], Gen.Char).Select(static (form, number, at, c) =>
    {
        string text = string.Format(CultureInfo.InvariantCulture, form, number);
        return text.Insert(Math.Min(at, text.Length), c.ToString());
    });
}
