using System.ComponentModel;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Tests.Schemas.Labels;

public class FieldVocabularyTests
{
    private static readonly SchemaNode Schema = RecordSchema.For<Delivery>().Root;

    [Fact]
    public void Labels_of_the_schema_count_before_those_of_the_table()
    {
        FieldTerms terms = Terms(FieldVocabulary.Default, "Delivery", "netWeight");

        terms.Labels[0].ShouldBe(new FieldLabel("netmasse", 1));
        terms.Labels.Select(label => label.Folded).ShouldContain("eigenmasse");
        terms.Kind.ShouldBe(FieldKind.Quantity);
    }

    [Fact]
    public void What_a_description_has_in_brackets_is_a_label() =>
        Terms(FieldVocabulary.Default, "Delivery", "sealNumber").Labels.Select(label => label.Folded).ShouldContain("sno");

    [Theory]
    [InlineData("Invoice", "rechnungsnr")]
    [InlineData("Contract", "vertragsnr")]
    public void The_name_of_the_record_tells_what_its_number_is(string parent, string label) =>
        Terms(FieldVocabulary.Default, parent, "number").Labels.Select(known => known.Folded).ShouldContain(label);

    [Fact]
    public void Recognised_print_is_compared_with_its_signs_and_without_what_recognition_mistakes()
    {
        FieldTerms plain = Terms(FieldVocabulary.Default, "Invoice", "number"), recognized = Terms(FieldVocabulary.Recognized, "Invoice", "number");

        plain.Labels.Select(label => label.Folded).ShouldNotContain("invoice#");
        recognized.Labels.Select(label => label.Folded).ShouldContain("invoice#");
        FieldVocabulary.Recognized.Fold("Größe in %").ShouldBe(FieldVocabulary.Recognized.Fold("Grobe in%"));
        FieldVocabulary.Default.Fold("Größe in %").ShouldBe("grossein");
    }

    [Theory]
    [InlineData("issueDate", "issue date")]
    [InlineData("IssueDate", "issue date")]
    [InlineData("issue_date", "issue date")]
    [InlineData("HSCode", "hs code")]
    [InlineData("", "")]
    public void A_name_is_taken_apart_into_its_words(string name, string words) => string.Join(' ', NameWords.Split(name)).ShouldBe(words);

    [Theory]
    [InlineData("seller", nameof(FieldKind.Party))]
    [InlineData("iban", nameof(FieldKind.Iban))]
    [InlineData("goodsDescription", nameof(FieldKind.Description))]
    [InlineData("loadingFee", nameof(FieldKind.Amount))]
    [InlineData("sealNumber", nameof(FieldKind.Identifier))]
    [InlineData("remark", nameof(FieldKind.Text))]
    public void The_sort_of_value_follows_from_the_table_the_last_word_and_the_type(string name, string kind) =>
        Terms(FieldVocabulary.Default, "Delivery", name).Kind.ToString().ShouldBe(kind);

    private static FieldTerms Terms(FieldVocabulary vocabulary, string parent, string name) =>
        vocabulary.TermsOf(parent, name, Schema.TryGetProperty(name, out SchemaNode? node) ? node : Schema.Properties[0].Node);

    private sealed record Delivery(
        string? Remark,
        [property: PrintedAs("Netmasse")] decimal? NetWeight,
        [property: Description("Number of the seal (S/No., 封条).")] string? SealNumber,
        decimal? LoadingFee);
}
