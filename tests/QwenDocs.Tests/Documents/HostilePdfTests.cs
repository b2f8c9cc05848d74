using System.IO.Compression;
using System.Text;
using QwenDocs.Documents;

namespace QwenDocs.Tests.Documents;

public class HostilePdfTests
{
    private static readonly DocumentOptions SmallLimits = new() { MaxDecompressedBytes = 1 << 20, MaxPages = 10 };

    [Fact]
    public async Task A_file_that_stops_early_is_damaged() =>
        (await Refusal.OfAsync(new TestPdf().Page(text: "Hello").ToBytes()[..40])).ErrorCode.ShouldBe(DocumentError.Damaged);

    [Fact]
    public async Task A_file_without_pages_says_so() => (await Refusal.OfAsync(new TestPdf().ToBytes())).ErrorCode.ShouldBe(DocumentError.NoPages);

    [Fact]
    public async Task A_page_of_200_inches_is_refused_by_number_and_limit()
    {
        DocumentException exception = await Refusal.OfAsync(new TestPdf().Page().Page(14_400, 100).ToBytes());

        (exception.ErrorCode, exception.PageNumber).ShouldBe((DocumentError.PageTooLarge, 2));
        exception.Message.ShouldBe("test.bin, page 2: its longest side is 200 inches, over the limit of 120 inches (MaxPageSizeInches).");
    }

    [Fact]
    public async Task A_page_without_area_is_damaged() => (await Refusal.OfAsync(new TestPdf().Page(0, 100).ToBytes())).ErrorCode.ShouldBe(DocumentError.Damaged);

    [Fact]
    public async Task Too_many_pages_are_refused()
    {
        var pdf = new TestPdf();
        for (int i = 0; i < 11; i++)
            pdf.Page();

        DocumentException exception = await Refusal.OfAsync(pdf.ToBytes(), SmallLimits);

        exception.ErrorCode.ShouldBe(DocumentError.TooManyPages);
        exception.Message.ShouldContain("10 pages (MaxPages)");
    }

    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "/Filter /FlateDecode", Deflate(new byte[50 << 20]) },
        { "/Filter [/FlateDecode /FlateDecode]", Deflate(Deflate(new byte[50 << 20])) },
        { "/Filter /RunLengthDecode", [.. Enumerable.Repeat((byte[])[129, 32], 20_000).SelectMany(run => run)] },
        { "/Filter /LZWDecode", LzwBomb() },
        { "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>", Deflate(new byte[10]) },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public async Task A_decompression_bomb_stops_at_the_memory_limit(string filter, byte[] encoded)
    {
        var pdf = new TestPdf();
        pdf.PageWithContents(pdf.Stream(filter, encoded));

        DocumentException exception = await Refusal.OfAsync(pdf.ToBytes(), SmallLimits);

        (exception.ErrorCode, exception.PageNumber).ShouldBe((DocumentError.MemoryLimit, 1));
        exception.Message.ShouldContain("1,048,576 bytes (MaxDecompressedBytes)");
    }

    [Theory]
    [InlineData("/W [0 2000000000 500]", "")]
    [InlineData("/W2 [0 2000000000 1 2 3]", "")]
    [InlineData("", "1 beginbfrange <00000000> <7fffffff> <0041> endbfrange")]
    [InlineData("", "2 beginbfrange <00> <01> [<0041> <0042>] <00000000> <7fffffff> <0041> endbfrange")]
    public async Task A_font_that_claims_thousands_of_millions_of_codes_is_refused(string widths, string ranges)
    {
        var pdf = new TestPdf();
        int map = pdf.Stream("", Encoding.ASCII.GetBytes($"/CIDInit /ProcSet findresource begin 12 dict begin begincmap {ranges} endcmap end end"));
        int cidFont = pdf.Object($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {widths} >>");
        int font = pdf.Object($"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{cidFont} 0 R] /ToUnicode {map} 0 R >>");
        for (int page = 0; page < 2; page++)
            pdf.PageWithContent("BT /T 12 Tf 10 10 Td <00410042> Tj ET", entries: $"/Resources << /Font << /T {font} 0 R >> >>");

        DocumentException exception = await Refusal.OfAsync(pdf.ToBytes());
        using DocumentContent document = await Document.FromBytes(pdf.ToBytes()).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (DocumentPage page in document.Pages)
            (await Should.ThrowAsync<DocumentException>(() => page.WordsAsync(TestContext.Current.CancellationToken))).PageNumber.ShouldBe(page.Number);

        exception.ErrorCode.ShouldBe(DocumentError.MemoryLimit);
        exception.Message.ShouldContain("1,114,112 character codes");
    }

    [Fact]
    public async Task One_stream_many_times_over_stops_at_the_memory_limit()
    {
        var pdf = new TestPdf();
        int stream = pdf.Stream("", Encoding.ASCII.GetBytes(new string(' ', 1_000)));
        int all = pdf.Object($"[{string.Concat(Enumerable.Repeat($"{stream} 0 R ", 2_000))}]");
        pdf.PageWithContents(all);

        (await Refusal.OfAsync(pdf.ToBytes(), SmallLimits)).ErrorCode.ShouldBe(DocumentError.MemoryLimit);
    }

    [Fact]
    public async Task Reading_that_takes_too_long_stops_at_the_time_limit()
    {
        TestPdf pdf = new TestPdf().PageWithContent(string.Concat(Enumerable.Repeat("BT /F1 1 Tf (slow) Tj ET ", 400_000)));

        DocumentException exception = await Refusal.OfAsync(pdf.ToBytes(), new DocumentOptions { TimeLimit = TimeSpan.FromMilliseconds(10) });

        exception.ErrorCode.ShouldBe(DocumentError.TimeLimit);
        exception.Message.ShouldContain("0.01 s (TimeLimit)");
    }

    [Theory]
    [InlineData("/Kids [{0} 0 R] /Names []")]
    [InlineData("/K#69ds [{0} 0 R]")]
    public async Task A_name_tree_that_contains_itself_ends(string node)
    {
        TestPdf pdf = new TestPdf().Page(text: "Hello");
        // The next object has the number after the page and its content.
        int loop = pdf.Object("null") + 1;
        pdf.Object($"<< {string.Format(System.Globalization.CultureInfo.InvariantCulture, node, loop)} >>").ShouldBe(loop);
        pdf.CatalogEntries = $"/Names << /Dests {loop} 0 R /EmbeddedFiles {loop} 0 R >>";

        (await WordsAsync(pdf)).ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task A_page_tree_that_contains_itself_ends()
    {
        byte[] bytes = Replace(new TestPdf().Page(text: "Hello").ToBytes(), "/Kids [5 0 R]", "/Kids[2 0 R 5 0 R]");

        using DocumentContent document = await Document.FromBytes(bytes).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);

        document.Pages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task References_in_a_circle_are_refused()
    {
        TestPdf pdf = new TestPdf().Page(text: "Hello");
        int loop = pdf.Object("null") + 1;
        pdf.Object($"{loop + 1} 0 R");
        pdf.Object($"% comment\n{loop} 0 R");
        pdf.CatalogEntries = $"/Names {loop} 0 R";

        (await Refusal.OfAsync(pdf.ToBytes())).ShouldSatisfyAllConditions(
            exception => exception.ErrorCode.ShouldBe(DocumentError.Damaged),
            exception => exception.Message.ShouldContain("circle"));
    }

    [Fact]
    public async Task Streams_whose_lengths_are_each_other_end()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n" +
            "3 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length 5 0 R >>\nstream\nq\nendstream\nendobj\n" +
            "5 0 obj\n<< /Length 4 0 R >>\nstream\nq\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n");

        (await Refusal.OfAsync(bytes)).ErrorCode.ShouldBe(DocumentError.Damaged);
    }

    [Theory]
    [InlineData("/W [1 -5000 1] /Size 5")]
    [InlineData("/W [0 0 0] /Size 5")]
    [InlineData("/W [1 2 1] /Size 2000000000")]
    [InlineData("/W [1 2 1] /Size 5 /Index [0 2000000000]")]
    public async Task A_cross_reference_stream_that_cannot_be_true_is_not_believed(string claim)
    {
        byte[] bytes = Encoding.ASCII.GetBytes($"%PDF-1.5\n1 0 obj\n<< /Type /XRef {claim} /Root 2 0 R /Length 4 >>\nstream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF\n");

        (await Refusal.OfAsync(bytes)).ErrorCode.ShouldBe(DocumentError.Damaged);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<</A", ">>")]
    public async Task Deep_nesting_does_not_reach_the_end_of_the_stack(string open, string close)
    {
        const int Depth = 200_000;
        string nested = string.Concat(Enumerable.Repeat(open, Depth)) + string.Concat(Enumerable.Repeat(close, Depth));
        TestPdf pdf = new TestPdf().PageWithContent(nested + " TJ BT /F1 12 Tf 10 10 Td (after) Tj ET");
        pdf.CatalogEntries = "/Extra " + nested;

        try
        {
            await WordsAsync(pdf);
        }
        catch (DocumentException exception)
        {
            exception.ErrorCode.ShouldBe(DocumentError.Damaged);
        }
    }

    [Fact]
    public async Task Any_part_of_a_file_opens_or_is_refused()
    {
        byte[] whole = new TestPdf().Page(text: "Hello").Attachment("a.xml", [1]).ToBytes();
        for (int length = 1; length < whole.Length; length += 13)
        {
            try
            {
                using DocumentContent document = await Document.FromBytes(whole.AsMemory(0, length)).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
                await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken);
            }
            catch (DocumentException)
            {
                // Refused in our own terms: that is the claim.
            }
        }
    }

    private static async Task<IEnumerable<string>> WordsAsync(TestPdf pdf)
    {
        using DocumentContent document = await Document.FromBytes(pdf.ToBytes()).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
        await document.ReadAttachmentsAsync(TestContext.Current.CancellationToken);
        return [.. (await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).Select(word => word.Text)];
    }

    private static byte[] Replace(byte[] bytes, string old, string by) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(old, by, StringComparison.Ordinal));

    private static byte[] Deflate(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.SmallestSize))
            deflate.Write(bytes);
        return output.ToArray();
    }

    // Each code is the entry that it is about to define: every one is a byte longer than the one before.
    private static byte[] LzwBomb()
    {
        var bits = new StringBuilder();
        bits.Append(Convert.ToString(256, 2).PadLeft(9, '0')).Append(Convert.ToString(32, 2).PadLeft(9, '0'));
        for (int code = 258; code < 4_000; code++)
            bits.Append(Convert.ToString(code, 2).PadLeft(code < 511 ? 9 : code < 1023 ? 10 : code < 2047 ? 11 : 12, '0'));
        return [.. bits.ToString().PadRight((bits.Length + 7) / 8 * 8, '0').Chunk(8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
