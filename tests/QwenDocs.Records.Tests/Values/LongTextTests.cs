using CsCheck;
using QwenDocs.Records.Values;
using QwenDocs.Tests.Text;
using QwenDocs.Text;

namespace QwenDocs.Records.Tests;

/// <summary>What a stranger writes may be as long as he likes.</summary>
public sealed class LongTextTests
{
    private static readonly Gen<string> Texts = AnyOf.Values("0", "1 ", "1,", "a", "A1", "-", "(", ": ", "IBAN", "BIC ", "DE89", "年", "万", "8471", "IMO ", "R1.", "é", "元", "\u3000", "1234/", "CHE", "KOREA, ", "<")
        .Select(static piece => string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)));

    [Fact]
    public Task Money_is_read_in_bounded_time() => Bounded<Money>();

    [Fact]
    public Task A_quantity_is_read_in_bounded_time() => Bounded<Quantity>();

    [Fact]
    public Task A_date_is_read_in_bounded_time() => Bounded<PrintedDate>();

    [Fact]
    public Task A_tariff_code_is_read_in_bounded_time() => Bounded<HsCode>();

    [Fact]
    public Task A_currency_is_read_in_bounded_time() => Bounded<CurrencyCode>();

    [Fact]
    public Task A_country_is_read_in_bounded_time() => Bounded<CountryCode>();

    [Fact]
    public Task An_account_is_read_in_bounded_time() => Bounded<Iban>();

    [Fact]
    public Task A_ship_is_read_in_bounded_time() => Bounded<ImoNumber>();

    [Fact]
    public Task A_vat_number_is_read_in_bounded_time() => Bounded<VatId>();

    [Fact]
    public Task A_chinese_amount_is_read_in_bounded_time() => Bounded<ChineseAmount>();

    private static Task Bounded<T>()
        where T : IPrintedValue<T> =>
        Task.Run(() => Texts.Sample(static text => T.Read(text).Printed == text, iter: 40, threads: 1), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
