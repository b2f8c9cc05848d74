using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Tests.Documents;

public class PdfPageTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_keep_their_order_and_their_words()
    {
        using DocumentContent document = await Open(new TestPdf().Page(text: "first page").Page(842, 595, text: "second", y: 500).Page());

        document.Format.ShouldBe(DocumentFormat.Pdf);
        document.Pages.Select(page => page.Number).ShouldBe([1, 2, 3]);
        document.Pages[1].Size.ShouldBe(new PageSize(842, 595, PageUnit.Point));
        (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text).ShouldBe(["first", "page"]);
        (await document.Pages[1].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text).ShouldBe(["second"]);
        (await document.Pages[2].WordsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await document.Pages[0].ReadTextAsync(Token)).ShouldBeSameAs(await document.Pages[0].ReadTextAsync(Token));
    }

    // The word stands at (20, 30) from the bottom left of a page of 200 × 100 points, 12 points high.
    [Theory]
    [InlineData(0, 200, 100, 20, 70)]
    [InlineData(90, 100, 200, 30, 20)]
    [InlineData(180, 200, 100, 180, 30)]
    [InlineData(270, 100, 200, 70, 180)]
    [InlineData(-90, 100, 200, 70, 180)]
    public async Task A_word_stands_where_the_displayed_page_shows_it(int rotate, double width, double height, double x, double y)
    {
        using DocumentContent document = await Open(new TestPdf().Page(200, 100, "HELLO", 20, 30, rotate: rotate));

        DocumentPage page = document.Pages[0];
        TextWord word = (await page.WordsAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        PageBox box = word.Box;
        page.Size.ShouldBe(new PageSize(width, height, PageUnit.Point));
        page.Rotation.ShouldBe((rotate + 360) % 360);
        word.Angle.ShouldBe((rotate + 360) % 360, 0.01);
        word.Confidence.ShouldBeNull();
        // The corner of the word that is its origin, within the side bearing of the first letter.
        Math.Min(Math.Abs(box.Left - x), Math.Abs(box.Right - x)).ShouldBeLessThan(2);
        Math.Min(Math.Abs(box.Top - y), Math.Abs(box.Bottom - y)).ShouldBeLessThan(2);
        (rotate is 0 or 180 ? box.Width > box.Height : box.Height > box.Width).ShouldBeTrue();
        box.ShouldSatisfyAllConditions(b => b.Left.ShouldBePositive(), b => b.Top.ShouldBePositive(), b => b.Right.ShouldBeLessThan(width), b => b.Bottom.ShouldBeLessThan(height));

        // The first letter stands at the origin, and the letters follow each other through the box.
        PageBox first = word.BoxOf(..1), rest = word.BoxOf(1..);
        Math.Min(Math.Abs(first.Left - x), Math.Abs(first.Right - x)).ShouldBeLessThan(2);
        Math.Min(Math.Abs(first.Top - y), Math.Abs(first.Bottom - y)).ShouldBeLessThan(2);
        first.Intersects(rest).ShouldBeFalse();
        PageBox both = first.Union(rest);
        (both.Left - box.Left, both.Top - box.Top, both.Right - box.Right, both.Bottom - box.Bottom).ShouldSatisfyAllConditions(
            d => d.Item1.ShouldBe(0, 2), d => d.Item2.ShouldBe(0, 2), d => d.Item3.ShouldBe(0, 2), d => d.Item4.ShouldBe(0, 2));
    }

    [Fact]
    public async Task Boxes_are_measured_from_the_crop_box_in_points_of_the_user_unit()
    {
        using DocumentContent document = await Open(new TestPdf().Page(200, 100, "HELLO", 20, 30, entries: "/CropBox [10 10 500 90] /UserUnit 2"));

        document.Pages[0].Size.ShouldBe(new PageSize(380, 160, PageUnit.Point));
        PageBox box = (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Box;
        box.Left.ShouldBe(20, 2);
        box.Bottom.ShouldBe(120, 2);
    }

    [Fact]
    public async Task Words_beside_the_page_are_not_on_it()
    {
        using DocumentContent document = await Open(new TestPdf().PageWithContent("BT /F1 12 Tf 10 10 Td (seen) Tj 5000 0 Td (unseen) Tj ET"));

        (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Text.ShouldBe("seen");
    }

    [Fact]
    public async Task Words_in_forms_are_read_and_a_form_that_draws_itself_is_drawn_once()
    {
        var pdf = new TestPdf();
        int form = pdf.Stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 50 0] /Group << /S /None >>", "BT /F1 12 Tf 10 10 Td (inside) Tj ET /X Do"u8.ToArray());
        pdf.PageWithContent("/X Do BT /F1 12 Tf 10 40 Td (outside) Tj ET", entries: $"/Resources << /Font << /F1 3 0 R >> /XObject << /X {form} 0 R >> >>");

        using DocumentContent document = await Open(pdf);

        (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text).ShouldBe(["outside", "inside"]);
        (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken))[1].Box.Left.ShouldBe(60, 2);
    }

    [Fact]
    public async Task Kerned_letters_are_one_word_and_spaces_by_position_part_words()
    {
        using DocumentContent document = await Open(new TestPdf().PageWithContent("BT /F1 12 Tf 10 10 Td [(Wa) 80 (ter) -400 (level)] TJ 0 14 Td (next) Tj ET"));

        (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text).ShouldBe(["next", "Water", "level"]);
    }

    [Fact]
    public async Task Attachments_come_out_as_they_were_put_in()
    {
        byte[] xml = "<Invoice>/Kids [1]</Invoice>"u8.ToArray();
        using DocumentContent document = await Open(new TestPdf().Page().Attachment("factur-x.xml", xml).Attachment("../../etc/passwd", [1, 2]));

        IReadOnlyList<DocumentAttachment> attachments = await document.ReadAttachmentsAsync(Token);
        attachments.Select(attachment => attachment.Name).ShouldBe(["passwd", "factur-x.xml"]);
        attachments[1].Bytes.ToArray().ShouldBe(xml);
    }

    [Fact]
    public async Task Five_thousand_pages_open_without_reading_their_content()
    {
        var pdf = new TestPdf();
        int broken = pdf.Stream("/Filter /Nonsense", [1, 2, 3]);
        for (int i = 0; i < 5_000; i++)
            pdf.PageWithContents(broken);

        using DocumentContent document = await Open(pdf);

        document.Pages.Count.ShouldBe(5_000);
        DocumentException exception = await Should.ThrowAsync<DocumentException>(() => document.Pages[4_321].WordsAsync(TestContext.Current.CancellationToken));
        (exception.ErrorCode, exception.PageNumber).ShouldBe((DocumentError.Damaged, 4_322));
    }

    [Theory]
    [InlineData("encrypted-rc4-40.pdf")]
    [InlineData("encrypted-aes-128.pdf")]
    [InlineData("encrypted-aes-256.pdf")]
    public async Task An_encrypted_document_opens_with_either_password(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Documents", "Files", file);
        foreach (string password in (string[])["user", "owner"])
        {
            using DocumentContent document = await Document.FromFile(path).WithPassword(password).OpenAsync(cancellationToken: Token);
            (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text).ShouldBe(["Secret", "words"]);
        }

        byte[] bytes = await File.ReadAllBytesAsync(path, Token);
        (await Refusal.OfAsync(bytes)).ShouldSatisfyAllConditions(
            exception => exception.ErrorCode.ShouldBe(DocumentError.Encrypted),
            exception => exception.Message.ShouldContain("no password was given"));
        (await Refusal.OfAsync(bytes, password: "wrong-secret")).ShouldSatisfyAllConditions(
            exception => exception.ErrorCode.ShouldBe(DocumentError.Encrypted),
            exception => exception.ToString().ShouldNotContain("wrong-secret"));
    }

    [Fact]
    public async Task Pages_may_be_read_from_many_threads()
    {
        var pdf = new TestPdf();
        for (int i = 1; i <= 40; i++)
            pdf.Page(text: $"page{i}");
        using DocumentContent document = await Open(pdf);

        string[] words = await Task.WhenAll(document.Pages.Select(page => Task.Run(async () => (await page.WordsAsync(TestContext.Current.CancellationToken)).Single().Text, Token)));

        words.ShouldBe(Enumerable.Range(1, 40).Select(i => $"page{i}"));
    }

    private static ValueTask<DocumentContent> Open(TestPdf pdf) => Document.FromBytes(pdf.ToBytes(), "test.pdf").OpenAsync(cancellationToken: Token);
}
