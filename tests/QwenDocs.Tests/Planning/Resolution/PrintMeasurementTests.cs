using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Planning.Resolution;
using QwenDocs.Rendering;
using QwenDocs.Tests.Documents;
using QwenDocs.Tests.Rendering;

namespace QwenDocs.Tests.Planning;

public class PrintMeasurementTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    // Helvetica's capitals are 0.72 of an em.
    private const double CapitalsPerEm = 0.72;

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(18)]
    public async Task The_text_layer_and_the_ink_tell_the_same_height(double fontSize)
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(PlanningInputs.Pages(fontSize));
        DocumentPage page = document.Pages[0];
        using DocumentRenderer rendering = fixture.Renderer.Open(document);
        PageImage image = await rendering.RenderAsync(page, new PixelSize(905, 1280), TestContext.Current.CancellationToken);

        TextHeight.Of(await page.WordsAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldBe(fontSize * CapitalsPerEm, fontSize * 0.1);
        (InkHeight.Of(image) * page.Size.Height).ShouldNotBeNull().ShouldBe(fontSize * CapitalsPerEm, fontSize * 0.25);
    }

    [Fact]
    public async Task Small_print_counts_and_a_footnote_mark_does_not()
    {
        System.Text.StringBuilder content = new();
        for (int line = 0; line < 20; line++)
            PlanningInputs.Line(content, 12, 60, 780 - (line * 20), "Received in good order 1234567890");
        PlanningInputs.Line(content, 5, 500, 785, "1");
        using DocumentContent marked = await PlanningInputs.OpenAsync(new TestPdf().PageWithContent(content.ToString()));
        for (int line = 0; line < 5; line++)
            PlanningInputs.Line(content, 5, 60, 100 - (line * 7), "Terms of delivery in small print 1234567890");
        using DocumentContent withTerms = await PlanningInputs.OpenAsync(new TestPdf().PageWithContent(content.ToString()));

        TextHeight.Of(await marked.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldBe(12 * CapitalsPerEm, 0.5);
        TextHeight.Of(await withTerms.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldBe(5 * CapitalsPerEm, 0.5);
    }

    [Fact]
    public void A_blank_page_tells_nothing()
    {
        byte[] white = new byte[300 * 400];
        white.AsSpan().Fill(255);

        InkHeight.Of(white, 300, 400, 300).ShouldBeNull();
        TextHeight.Of([]).ShouldBeNull();
    }

    [Fact]
    public void Connected_parts_are_found_whole()
    {
        string[] picture =
        [
            "#.#....##",
            "#.#...#..",
            "###..#...",
            "....#....",
            "#.......#",
        ];
        byte[] gray = [.. picture.SelectMany(row => row.Select(pixel => pixel == '#' ? (byte)0 : (byte)255))];

        ConnectedComponents.Find(gray, 9, 5, 9, 128).Order(Comparer<ConnectedComponent>.Create((left, right) => (left.Width, left.Height, left.Left).CompareTo((right.Width, right.Height, right.Left))))
            .ShouldBe(
            [
                new ConnectedComponent(1, 1) { Left = 0, Top = 4 },
                new ConnectedComponent(1, 1) { Left = 8, Top = 4 },
                new ConnectedComponent(3, 3) { Left = 0, Top = 0 },
                new ConnectedComponent(5, 4) { Left = 4, Top = 0 },
            ]);
    }
}
