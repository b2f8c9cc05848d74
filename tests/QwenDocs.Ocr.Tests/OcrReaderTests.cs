using System.Numerics;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Offline.Tests;
using QwenDocs.Text;

namespace QwenDocs.Ocr.Tests;

public class OcrReaderTests(OcrReaderFixture fixture) : IClassFixture<OcrReaderFixture>
{
    // The lower left corner of each line on the page held upright, in pixels: 1240 × 1754 at 150 dots an inch.
    private static readonly (string Text, float X, float Y)[] Print =
    [
        ("Invoice 4711-0815 of Miller Works", 200, 300),
        ("Consignee warehouse number twelve", 200, 420),
        ("Delivery of pumps and valves", 200, 540),
        ("Quantity 250 pieces at 12.40 each", 200, 660),
        ("Net total amount 3100.00 EUR", 200, 780),
        ("Country of origin Germany", 200, 900),
        ("Payment within thirty days", 200, 1020),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_and_their_characters_have_boxes_where_they_are_printed()
    {
        using var page = new SyntheticPage();
        page.Write(200, 400, "Grand total");

        PageText text = await fixture.Reader.RecognizeAsync(page.Image(4), Token);

        text.PageNumber.ShouldBe(4);
        text.Source.ShouldBe(TextSource.Recognized);
        text.Size.ShouldBe(new PageSize(1240, 1754, PageUnit.Pixel));
        TextLine line = text.Lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("Grand total");
        line.Words.Select(word => word.Text).ShouldBe(["Grand", "total"]);
        line.Words.ShouldAllBe(word => word.Confidence > 0.5 && word.Confidence <= 1);
        line.Words[1].Box.Left.ShouldBe(290, 15);

        // The boxes are those of the ink: capitals are about 17 pixels high, and stand on the line.
        (line.Words[0].Box.Left, line.Words[0].Box.Top, line.Words[0].Box.Bottom).ShouldSatisfyAllConditions(
            box => box.Left.ShouldBe(201, 3),
            box => box.Top.ShouldBe(383, 3),
            box => box.Bottom.ShouldBe(400, 3));
        line.Words[1].BoxOf(^1..).Left.ShouldBeGreaterThan(line.Words[1].BoxOf(..1).Right);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(90, 270)]
    [InlineData(180, 180)]
    [InlineData(270, 90)]
    [InlineData(3, 0)]
    public async Task A_page_is_turned_so_that_its_lines_run_from_left_to_right(double degrees, int rotation)
    {
        using var page = new SyntheticPage(degrees);
        foreach ((string print, float x, float y) in Print)
            page.Write(x, y, print);

        (await fixture.Reader.FindRotationAsync(page.Image(), Token)).ShouldBe(rotation);
    }

    // A scan may lie on its side, stand on its head or be askew: a box must lie where the word is printed on the picture as it is.
    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Boxes_lie_on_the_page_as_displayed_however_it_is_turned(double degrees)
    {
        using var page = new SyntheticPage(degrees);
        foreach ((string print, float x, float y) in Print)
            page.Write(x, y, print);

        PageText text = await fixture.Reader.RecognizeAsync(page.Image(), Token);

        var turn = Matrix3x2.CreateRotation((float)(degrees * Math.PI / 180), new Vector2(620, 877));
        foreach ((string print, float x, float y) in Print)
        {
            string first = print.Split(' ')[0];
            TextWord word = text.Words.Where(word => word.Text.StartsWith(first, StringComparison.Ordinal)).ShouldHaveSingleItem($"{first} in: {text.Text}");

            // Capitals are about 0.73 of the size of 24 pixels high.
            var start = Vector2.Transform(new Vector2(x, y - 9), turn);
            PageBox letter = word.BoxOf(..1);
            ((letter.Left + letter.Right) / 2).ShouldBe(start.X, 16, $"{first}, turned by {degrees}");
            ((letter.Top + letter.Bottom) / 2).ShouldBe(start.Y, 16, $"{first}, turned by {degrees}");
            double difference = Math.IEEERemainder(word.Angle - degrees, 360);
            difference.ShouldBe(0, 1.5, $"the angle of {first}, {word.Angle}");
        }
    }

    [Fact]
    public async Task Boxes_are_in_the_unit_of_the_page_that_the_picture_shows()
    {
        using var page = new SyntheticPage();
        page.Write(200, 400, "Grand total");
        PageImage pixels = page.Image();
        PageImage points = new(1, pixels.Size, pixels.MediaType, pixels.Bytes) { PageSize = new PageSize(595.2, 841.92, PageUnit.Point) };

        PageBox inPixels = (await fixture.Reader.RecognizeAsync(pixels, Token)).Lines[0].Box;
        PageText text = await fixture.Reader.RecognizeAsync(points, Token);

        text.Size.Unit.ShouldBe(PageUnit.Point);
        text.Lines[0].Box.Left.ShouldBe(inPixels.Left * 0.48, 0.01);
        text.Lines[0].Box.Bottom.ShouldBe(inPixels.Bottom * 0.48, 0.01);
    }

    [Fact]
    public async Task A_blank_page_has_no_text()
    {
        using var page = new SyntheticPage();
        (await fixture.Reader.RecognizeAsync(page.Image(), Token)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused_with_its_page()
    {
        DocumentException failure = await Should.ThrowAsync<DocumentException>(() =>
            fixture.Reader.RecognizeAsync(new PageImage(3, new PixelSize(10, 10), "image/png", new byte[] { 1, 2, 3 }), Token));
        failure.PageNumber.ShouldBe(3);
        failure.ErrorCode.ShouldBe(DocumentError.Damaged);
    }

    [Fact]
    public async Task A_reader_that_was_disposed_of_reads_nothing()
    {
        var reader = new OcrReader();
        await reader.DisposeAsync();
        await reader.DisposeAsync();
        using var page = new SyntheticPage();
        await Should.ThrowAsync<ObjectDisposedException>(() => reader.RecognizeAsync(page.Image(), Token));
    }

    [Fact]
    public void Options_out_of_range_are_refused() =>
        Should.Throw<ArgumentException>(() => new OcrReader(new OcrOptions { ConcurrentPages = 0 })).Message.ShouldContain("ConcurrentPages");
}
