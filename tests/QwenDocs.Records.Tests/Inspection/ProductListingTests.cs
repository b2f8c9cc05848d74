using QwenDocs.Records.Inspection;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class ProductListingTests
{
    internal static readonly ProductListing Good = new()
    {
        Title = "รองเท้าวิ่ง Nika Air",
        Product = "running shoes",
        Brand = "Nika",
        Condition = "new",
        Prices =
        [
            new() { Text = "฿1,299", Amount = 1299, Currency = CurrencyCode.Read("THB"), Kind = ListingPriceKind.Current },
            new() { Text = "฿2,590", Amount = 2590, Currency = CurrencyCode.Read("THB"), Kind = ListingPriceKind.Original },
        ],
        Texts =
        [
            new() { Text = "ของแท้ 100%", Language = "th", Translation = "100 % genuine", Kind = TextOverlayKind.Claim },
            new() { Text = "Hàng chính hãng", Language = "vi", Translation = "genuine goods", Kind = TextOverlayKind.Claim },
            new() { Text = "Gratis ongkir", Language = "id", Translation = "free delivery", Kind = TextOverlayKind.Price },
            new() { Text = "LINE: @nika", Language = "en", Kind = TextOverlayKind.Contact },
        ],
        Signs = [new() { Kind = SuspiciousSignKind.ContactOutside, Evidence = "'LINE: @nika' at the lower right", Level = RiskLevel.Medium }],
        Verdict = PolicyVerdict.Review,
        Reasons = ["A messenger contact leads the buyer away from the platform."],
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<ProductListing>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_listing_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void An_empty_picture_is_no_finding() => RecordFindings.Of(new ProductListing { Verdict = PolicyVerdict.Approve }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Fact]
    public void The_verdict_follows_from_the_signs()
    {
        ProductListing With(PolicyVerdict verdict, RiskLevel? level) => Good with { Verdict = verdict, Signs = level is null ? [] : [Good.Signs[0] with { Level = level }] };

        RecordFindings.Of(With(PolicyVerdict.Approve, RiskLevel.High)).ShouldBe(["error $.verdict"]);
        RecordFindings.Of(With(PolicyVerdict.Approve, RiskLevel.Medium)).ShouldBe(["warning $.verdict"]);
        RecordFindings.Of(With(PolicyVerdict.Approve, RiskLevel.Low)).ShouldBeEmpty();
        RecordFindings.Of(With(PolicyVerdict.Reject, RiskLevel.High)).ShouldBeEmpty();
        RecordFindings.Of(With(PolicyVerdict.Reject, RiskLevel.Low)).ShouldBe(["warning $.verdict"]);
        RecordFindings.Of(With(PolicyVerdict.Reject, null)).ShouldBe(["error $.signs"]);
        RecordFindings.Of(With(PolicyVerdict.Review, null)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_approved_has_a_reason_and_a_sign_its_evidence()
    {
        RecordFindings.Of(Good with { Reasons = [] }).ShouldBe(["error $.reasons"]);
        RecordFindings.Of(Good with { Reasons = [" "] }).ShouldBe(["error $.reasons"]);
        RecordFindings.Of(Good with { Signs = [Good.Signs[0] with { Evidence = null }] }).ShouldBe(["warning $.signs[0].evidence"]);
    }

    [Theory]
    [InlineData("฿1,299", 1299, "THB")]
    [InlineData("1,299 บาท", 1299, "THB")]
    [InlineData("Rp199rb", 199000, "IDR")]
    [InlineData("Rp 1,5jt", 1500000, "IDR")]
    [InlineData("Rp 199.000", 199000, "IDR")]
    [InlineData("199k", 199000, "VND")]
    [InlineData("199K₫", 199000, "VND")]
    [InlineData("199kđ", 199000, "VND")]
    [InlineData("1tr2", 1200000, "VND")]
    [InlineData("199.000₫", 199000, "VND")]
    [InlineData("1.2万元", 12000, "CNY")]
    [InlineData("3万5000円", 35000, "JPY")]
    [InlineData("Rp 1,5 juta", 1500000, "IDR")]
    [InlineData("2.5 triệu", 2500000, "VND")]
    [InlineData("1.2 ล้านบาท", 1200000, "THB")]
    [InlineData("¥99.9", 99.9, "CNY")]
    [InlineData("¥980", 980, "JPY")]
    [InlineData("$19.99", 19.99, "SGD")]
    [InlineData("RM 25.90", 25.9, "MYR")]
    [InlineData("₱1,499.00", 1499, "PHP")]
    public void Prices_are_read_as_marketplaces_print_them(string text, double amount, string currency)
    {
        ListingPrice price = new() { Text = text, Amount = (decimal)amount, Currency = CurrencyCode.Read(currency) };

        RecordFindings.Of(price).ShouldBeEmpty();
        RecordFindings.Of(price with { Amount = price.Amount + 1 }).ShouldBe(["error $.amount"]);
    }

    [Theory]
    [InlineData("฿1,299", "VND")]
    [InlineData("Rp199rb", "THB")]
    [InlineData("¥99.9", "USD")]
    [InlineData("$19.99", "EUR")]
    public void The_sign_can_stand_for_the_currency(string text, string currency) =>
        RecordFindings.Of(new ListingPrice { Text = text, Currency = CurrencyCode.Read(currency) }).ShouldBe(["error $.currency"]);

    [Theory]
    [InlineData("฿199 - ฿299")]
    [InlineData("SALE")]
    [InlineData("-50%")]
    public void What_is_no_price_is_found(string text) => RecordFindings.Of(new ListingPrice { Text = text }).ShouldBe(["error $.text"]);

    [Fact]
    public void Texts_are_in_their_language_and_translated()
    {
        RecordFindings.Of(Good.Texts[0] with { Language = "vi" }).ShouldBe(["error $.language"]);
        RecordFindings.Of(Good.Texts[1] with { Language = "th" }).ShouldBe(["error $.language"]);
        RecordFindings.Of(Good.Texts[0] with { Language = "Thai language" }).ShouldBe(["error $.language"]);
        RecordFindings.Of(Good.Texts[2] with { Translation = null }).ShouldBe(["warning $.translation"]);
        RecordFindings.Of(new TextOverlay { Text = "50%", Language = "id" }).ShouldBeEmpty();
        RecordFindings.Of(new TextOverlay { Text = "Nika Air 送料無料", Language = "ja", Translation = "free delivery" }).ShouldBeEmpty();
    }
}
