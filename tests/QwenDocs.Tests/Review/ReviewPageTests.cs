using System.Runtime.CompilerServices;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Review;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Review;

public sealed class ReviewPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed record Note(string Number, decimal Total);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_file_holds_the_pages_and_loads_nothing()
    {
        string html = await WriteAsync(new ReviewedDocument(Pdf(), Result()));

        html.ShouldContain("src=\"data:image/png;base64,");
        html.ShouldContain("default-src 'none'");
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
    }

    [Fact]
    public async Task What_a_document_says_is_encoded_everywhere()
    {
        const string Hostile = "</script><script>alert(1)</script>";
        string html = await WriteAsync(
            new ReviewedDocument(Pdf(), ExtractionResult.Create(new Note("1", 1), [Finding.Error("$.number", Hostile)], Hostile)),
            new ReviewOptions { Title = Hostile });

        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_page_that_cannot_be_drawn_is_told_in_its_place()
    {
        ReviewOptions options = new() { Rendering = { Timeout = TimeSpan.FromMilliseconds(10) } };
        string html = await WriteAsync(new ReviewedDocument(Document.FromBytes(new TestPdf().PageWithContent(string.Concat(Enumerable.Repeat("0 0 500 500 re f ", 200_000))).ToBytes()), Result()), options);

        html.ShouldContain("Page 1 cannot be shown");
    }

    [Fact]
    public async Task A_file_that_stood_there_stays_when_the_new_one_cannot_be_made()
    {
        string file = Path.Combine(_folder, "review.html");
        await File.WriteAllTextAsync(file, "before", Token);

        await Should.ThrowAsync<DocumentException>(() => ReviewPage.WriteAsync(file, new ReviewedDocument(Document.FromBytes("no PDF"u8.ToArray()), Result()), cancellationToken: Token));

        (await File.ReadAllTextAsync(file, Token)).ShouldBe("before");
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Documents_are_taken_one_by_one_as_they_are_written()
    {
        using MemoryStream output = new();
        List<long> lengths = [];
        await ReviewPage.WriteAsync(output, ComeAsync(Token), cancellationToken: Token);

        lengths.Count.ShouldBe(3);
        lengths.ShouldBe(lengths.Order());
        lengths.Distinct().Count().ShouldBe(3);

        async IAsyncEnumerable<ReviewedDocument> ComeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (int i = 0; i < 3; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lengths.Add(output.Length);
                yield return new ReviewedDocument(Pdf(), Result());
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Misuse_is_refused_at_once()
    {
        ReviewedDocument document = new(Pdf(), Result());
        await Should.ThrowAsync<ArgumentException>(() => ReviewPage.WriteAsync("", document, cancellationToken: Token));
        await Should.ThrowAsync<ArgumentException>(() => ReviewPage.WriteAsync("x.html", document, new ReviewOptions { PageWidth = 10 }, Token));
        await Should.ThrowAsync<ArgumentException>(() => ReviewPage.WriteAsync("x.html", document, new ReviewOptions { Title = " " }, Token));
    }

    [Theory]
    [InlineData("$.lines[2].netAmount", "Lines 3 › Net amount")]
    [InlineData("$.seller.vatNumber", "Seller › VAT number")]
    [InlineData("$.items[0].hsCode", "Items 1 › HS code")]
    [InlineData("$.order_reference", "Order reference")]
    [InlineData("$[1].name", "Entry 2 › Name")]
    [InlineData("$", "Record")]
    public void Fields_have_names_for_people(string path, string label) => ReviewWords.Label((QwenDocs.Schemas.FieldPath)path).ShouldBe(label);

    private static Document Pdf() => Document.FromBytes(new TestPdf().Page(text: "Number 4711").ToBytes(), "note.pdf");

    private static ExtractionResult<Note> Result() => ExtractionResult.Create(new Note("4711", 1.50m));

    private async Task<string> WriteAsync(ReviewedDocument document, ReviewOptions? options = null)
    {
        string file = Path.Combine(_folder, "page.html");
        await ReviewPage.WriteAsync(file, document, options, Token);
        return await File.ReadAllTextAsync(file, Token);
    }
}
