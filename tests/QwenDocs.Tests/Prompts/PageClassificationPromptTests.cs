using QwenDocs.Prompts;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Prompts;

public class PageClassificationPromptTests
{
    [Fact]
    public void The_words_that_classify_pages_for_one_record_are_approved() =>
        PageClassificationPrompt.ForRecord(RecordSchema.For<Party>()).For([1, 2, 3], 3).ToString().ShouldMatchApproved();

    [Fact]
    public void The_words_that_classify_pages_by_document_type_are_approved() =>
        PageClassificationPrompt.ForKinds([new DocumentTypeDescription("invoice", "An invoice", ["INVOICE", "发票"]), new DocumentTypeDescription("letter", null, [])]).For([4, 5, 7], 12).ToString().ShouldMatchApproved();

    [Fact]
    public void A_kind_that_is_none_of_those_asked_for_is_read_as_such()
    {
        RecordReading reading = PageClassificationPrompt.ForKinds([new DocumentTypeDescription("invoice", null, [])]).Schema.ReadAnswer("""{"pages":[{"page":1,"kind":"novel","startsDocument":true,"documentNumber":null,"printedPage":null}]}""");

        reading.Violations.ShouldContain(violation => violation.Path == "$.pages[0].kind" && !violation.IsRepaired);
    }

    [Fact]
    public void An_outline_names_a_record_and_its_values_at_a_fraction_of_the_tokens()
    {
        RecordSchema schema = RecordSchema.For<Invoice>();

        string outline = RecordOutline.Write(schema);

        outline.ShouldStartWith("Invoice: An invoice or credit note.");
        outline.ShouldContain("lines (");
        QwenDocs.Tokens.TextTokenizer.CountTokens(outline).ShouldBeLessThan(QwenDocs.Tokens.TextTokenizer.CountTokens(schema.Text) / 4);
    }
}
