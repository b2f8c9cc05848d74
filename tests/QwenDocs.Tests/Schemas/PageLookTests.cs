using QwenDocs.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public class PageLookTests
{
    [Fact]
    public void The_words_of_a_look_for_one_record_are_approved() =>
        PageLook.ForRecord(RecordSchema.For<Party>()).For([1, 2, 3], 3).ToString().ShouldMatchApproved();

    [Fact]
    public void The_words_of_a_look_for_kinds_of_paper_are_approved() =>
        PageLook.ForKinds([new PaperKind("invoice", "An invoice", ["INVOICE", "发票"]), new PaperKind("letter", null, [])]).For([4, 5, 7], 12).ToString().ShouldMatchApproved();

    [Fact]
    public void A_kind_that_is_none_of_those_asked_for_is_read_as_such()
    {
        RecordReading reading = PageLook.ForKinds([new PaperKind("invoice", null, [])]).Schema.Read("""{"pages":[{"page":1,"kind":"novel","startsDocument":true,"documentNumber":null,"printedPage":null}]}""");

        reading.Violations.ShouldContain(violation => violation.Path == "$.pages[0].kind" && !violation.IsMended);
    }

    [Fact]
    public void An_outline_names_a_record_and_its_values_at_a_fraction_of_the_tokens()
    {
        RecordSchema schema = RecordSchema.For<Invoice>();

        string outline = RecordOutline.Write(schema);

        outline.ShouldStartWith("Invoice: An invoice or credit note.");
        outline.ShouldContain("lines (");
        QwenDocs.Tokens.TextTokenizer.Count(outline).ShouldBeLessThan(QwenDocs.Tokens.TextTokenizer.Count(schema.Text) / 4);
    }
}
