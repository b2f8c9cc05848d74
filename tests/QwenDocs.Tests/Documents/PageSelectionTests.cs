using CsCheck;
using QwenDocs.Documents;

namespace QwenDocs.Tests.Documents;

public class PageSelectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", "1")]
    [InlineData("3-7", "3-7")]
    [InlineData(" 7 , 1 - 3 ,2", "1-3, 7")]
    [InlineData("4,5,6,9", "4-6, 9")]
    [InlineData("2–4", "2-4")]
    public void A_selection_reads_as_people_write_it(string text, string expected) => PageSelection.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("7-3")]
    [InlineData("1,,2")]
    [InlineData("-3")]
    [InlineData("1-2000002")]
    [InlineData("one")]
    [InlineData("99999999999")]
    public void What_selects_no_page_is_refused(string text)
    {
        PageSelection.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => PageSelection.Parse(text));
    }

    [Fact]
    public void A_selection_is_misused_in_clear_words()
    {
        Should.Throw<ArgumentException>(() => PageSelection.Create());
        Should.Throw<ArgumentOutOfRangeException>(() => PageSelection.Create(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => PageSelection.Range(0, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => PageSelection.Range(3, 2));
    }

    [Fact]
    public void A_selection_comes_back_from_its_text() =>
        Gen.Int[1, 200].HashSet[1, 40].Sample(numbers =>
        {
            var selection = PageSelection.Create([.. numbers]);
            return PageSelection.Parse(selection.ToString()).Equals(selection) && selection.SequenceEqual(numbers.Order());
        });

    [Fact]
    public async Task Selected_pages_keep_their_numbers()
    {
        Document document = Document.FromBytes(Pages(5), "five.pdf").WithPages([4, 2]);

        using DocumentContent content = await document.OpenAsync(cancellationToken: Token);

        content.Pages.Select(page => page.Number).ShouldBe([2, 4]);
        content.PageCount.ShouldBe(5);
        (await content.Pages[1].WordsAsync(TestContext.Current.CancellationToken))[0].Text.ShouldBe("Sheet4");
        document.WithPassword("x").Pages.ShouldBe(document.Pages);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_refused_when_the_document_is_opened()
    {
        Document document = Document.FromBytes(Pages(5), "five.pdf").WithPages(PageSelection.Range(4, 6));

        DocumentException refusal = await Should.ThrowAsync<DocumentException>(async () => await document.OpenAsync(cancellationToken: Token));

        refusal.ErrorCode.ShouldBe(DocumentError.PageNotFound);
        refusal.PageNumber.ShouldBe(6);
        refusal.Message.ShouldBe("five.pdf, page 6: the page does not exist; the document has 5 pages.");
    }

    private static byte[] Pages(int count)
    {
        TestPdf pdf = new();
        for (int page = 1; page <= count; page++)
            pdf.Page(text: $"Sheet{page}");
        return pdf.ToBytes();
    }
}
