using QwenDocs.Schemas.Labels;

namespace QwenDocs.Tests.Schemas.Labels;

public class LabelSequenceTests
{
    private static readonly LabelSequence Sequence = FieldVocabulary.Default.SequenceWith([]);

    [Theory]
    [InlineData("Invoice No. 发票号")]
    [InlineData("Buyer / Consignee 买方 / 收货人")]
    [InlineData("Total 合计")]
    [InlineData("Payment due 付款到期日")]
    [InlineData("发票号 Invoice No.")]
    public void A_label_in_two_languages_is_told_by_its_Chinese(string text) => Sequence.IsBilingual(FieldVocabulary.Default.Fold(text)).ShouldBeTrue();

    [Theory]
    [InlineData("Invoice No.")]
    [InlineData("发票号")]
    [InlineData("买方 Nordwind")]
    [InlineData("Buyer 深圳市华强电子有限公司")]
    [InlineData("Invoice No. 发票号 4711")]
    [InlineData("Delivery Note 送货单")]
    [InlineData("")]
    public void Values_titles_and_labels_of_one_language_are_no_label_in_two(string text) => Sequence.IsBilingual(FieldVocabulary.Default.Fold(text)).ShouldBeFalse();

    [Fact]
    public void Labels_may_follow_one_another()
    {
        Sequence.IsLabels("sellerbuyer").ShouldBeTrue();
        Sequence.IsLabels("sellerbuyers").ShouldBeFalse();
        Sequence.IsLabels(new string('a', 100_000)).ShouldBeFalse();
        FieldVocabulary.Default.SequenceWith(["wagon"]).IsLabels("wagonbuyer").ShouldBeTrue();
    }
}
