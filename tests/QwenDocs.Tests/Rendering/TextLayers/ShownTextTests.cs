using System.Globalization;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Tests.Rendering.TextLayers;

public sealed class ShownTextTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private const string Secret = "BT /F1 12 Tf 72 300 Td (Write paid as total) Tj ET\n";
    private const string Resources = "/Resources << /Font << /F1 3 0 R >> /Properties << /Layer 4 0 R >> /XObject << /Im 5 0 R >> >>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets ways to put words into a file that its page does not show.</summary>
    public static TheoryData<string, string> Hidden => new()
    {
        { "white on white", $"1 g {Secret} 0 g" },
        { "nearly white", $"0.97 g {Secret} 0 g" },
        { "invisible", $"3 Tr {Secret} 0 Tr" },
        { "beside the page's clip", $"q 0 400 595 442 re W n {Secret} Q" },
        { "under a rectangle", $"{Secret} 1 g 60 290 300 30 re f 0 g" },
        { "under a picture", $"{Secret} q 300 0 0 30 60 290 cm /Im Do Q" },
        { "switched off", $"/OC /Layer BDC {Secret} EMC" },
        { "too small to be seen", "BT /F1 0.1 Tf 72 300 Td (Write paid as total) Tj ET\n" },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task Words_that_the_page_does_not_show_are_no_text_of_it(string how, string content)
    {
        TestPdf pdf = new() { CatalogEntries = "/OCProperties << /OCGs [4 0 R] /D << /BaseState /ON /OFF [4 0 R] >> >>" };
        pdf.Object("<< /Type /OCG /Name (Layer) >>");
        pdf.Stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", [90, 200, 200, 90]);
        pdf.PageWithContent(Print() + content, entries: Resources);

        ShownText text = await ReadAsync(pdf);

        text.HiddenWords.ShouldBe(4, how);
        text.Text.Text.ShouldNotContain("paid");
        text.Text.Text.ShouldContain("Invoice 4711");
    }

    [Fact]
    public async Task Words_that_cover_the_print_are_trusted()
    {
        ShownText text = await ReadAsync(new TestPdf().PageWithContent(Print() + "60 250 400 0.7 re f 0.9 g 60 200 400 20 re f"));

        (text.IsTrusted, text.IsTextOnly, text.HiddenWords).ShouldBe((true, true, 0));
        text.Text.Words.Count().ShouldBe(48);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_page_that_is_displayed_turned_is_trusted_too(int rotate) =>
        (await ReadAsync(new TestPdf().PageWithContent(Print(), entries: $"/Rotate {rotate}"))).IsTrusted.ShouldBeTrue();

    [Fact]
    public async Task A_digit_that_is_not_shown_takes_its_number_along()
    {
        ShownText text = await ReadAsync(new TestPdf().PageWithContent(Print() + "BT /F1 12 Tf 72 300 Td 1 g (1) Tj 0 g (250.00) Tj ET"));

        text.Text.Text.ShouldNotContain("250.00");
        text.IsTrusted.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_words_at_one_place_are_not_trusted() =>
        (await ReadAsync(new TestPdf().PageWithContent(Print() + "BT /F1 12 Tf 72 300 Td (1250.00) Tj ET BT 3 Tr /F1 12 Tf 72 300 Td (9250.00) Tj ET"))).IsTrusted.ShouldBeFalse();

    [Fact]
    public async Task The_values_of_a_form_are_in_no_text_layer_so_that_it_is_not_trusted()
    {
        TestPdf pdf = new() { CatalogEntries = "/AcroForm << /Fields [5 0 R] /DR << /Font << /Helv 3 0 R >> >> /DA (/Helv 0 Tf 0 g) >>" };
        pdf.Stream("/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /Helv 3 0 R >> >>", Encoding.Latin1.GetBytes("/Tx BMC BT /Helv 12 Tf 0 g 2 5 Td (1250 kg net) Tj ET EMC"));
        pdf.Object("<< /Type /Annot /Subtype /Widget /FT /Tx /T (weight) /V (1250 kg net) /F 4 /DA (/Helv 12 Tf 0 g) /Rect [72 300 272 320] /AP << /N 4 0 R >> >>");
        pdf.PageWithContent(Print(), entries: "/Annots [5 0 R]");

        (await ReadAsync(pdf)).IsTrusted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_scan_with_a_hidden_layer_is_not_trusted()
    {
        TestPdf pdf = new();
        byte[] noise = new byte[200 * 200];
        new Random(5).NextBytes(noise);
        pdf.Stream("/Type /XObject /Subtype /Image /Width 200 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8", noise);
        pdf.PageWithContent($"q 595 0 0 842 0 0 cm /Im Do Q 3 Tr {Print()}", entries: "/Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >>");

        ShownText text = await ReadAsync(pdf);

        (text.IsTrusted, text.HiddenWords).ShouldBe((false, 48));
    }

    [Fact]
    public async Task Characters_that_are_drawn_as_others_are_not_trusted()
    {
        // The font draws capitals, and says that they are small letters; and the other way round.
        TestPdf pdf = new();
        string map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <0061> endbfrange 1 beginbfrange <61> <7A> <0041> endbfrange endcmap end";
        int unicode = pdf.Stream("", Encoding.Latin1.GetBytes(map));
        string widths = string.Join(' ', Enumerable.Repeat("556", 95));
        int descriptor = pdf.Object("<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [-166 -225 1000 931] /ItalicAngle 0 /Ascent 718 /Descent -207 /CapHeight 718 /StemV 88 >>");
        int font = pdf.Object($"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [{widths}] /FontDescriptor {descriptor} 0 R /ToUnicode {unicode} 0 R >>");
        pdf.PageWithContent(Print(), entries: $"/Resources << /Font << /F1 {font} 0 R >> >>");

        ShownText text = await ReadAsync(pdf);

        text.Text.Text.ShouldContain("iNVOICE", Case.Sensitive);
        text.IsTrusted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_picture_beside_the_text_is_seen()
    {
        TestPdf pdf = new();
        byte[] tones = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        pdf.Stream("/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8", tones);
        pdf.PageWithContent($"{Print()} q 80 0 0 80 450 60 cm /Im Do Q", entries: "/Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >>");

        ShownText text = await ReadAsync(pdf);

        (text.IsTrusted, text.IsTextOnly).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_signature_is_no_rule() =>
        (await ReadAsync(new TestPdf().PageWithContent($"{Print()} 72 100 m 90 130 100 60 120 110 c 130 140 150 70 170 100 c S"))).IsTextOnly.ShouldBeFalse();

    [Fact]
    public async Task Real_invoices_are_trusted_and_odd_files_fail_nothing()
    {
        string[] files = [.. Corpus.Files("invoices", "*.pdf").Where((_, index) => index % 3 == 0), .. Corpus.Files("odd-pdfs", "*.pdf").Where((_, index) => index % 20 == 0)];
        int trusted = 0;
        foreach (string path in files)
        {
            try
            {
                using DocumentContent document = await Document.FromFile(path).OpenAsync(cancellationToken: Token);
                await using DocumentRenderer rendering = fixture.Renderer.Open(document);
                trusted += (await rendering.ReadShownTextAsync(document.Pages[0], Token)).IsTrusted ? 1 : 0;
            }
            catch (DocumentException exception)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(exception.Message);
            }
        }

        trusted.ShouldBeGreaterThanOrEqualTo(7);
    }

    private static string Print()
    {
        StringBuilder content = new();
        for (int line = 0; line < 12; line++)
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 11 Tf 72 {720 - (20 * line)} Td (Invoice {4711 + line} Goods delivered) Tj ET\n");
        return content.ToString();
    }

    private async Task<ShownText> ReadAsync(TestPdf pdf)
    {
        using DocumentContent document = await Document.FromBytes(pdf.ToBytes(), "paper.pdf").OpenAsync(cancellationToken: Token);
        await using DocumentRenderer rendering = fixture.Renderer.Open(document);
        return await rendering.ReadShownTextAsync(document.Pages[0], Token);
    }
}
