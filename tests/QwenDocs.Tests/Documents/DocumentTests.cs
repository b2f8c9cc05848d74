using System.Text;
using QwenDocs.Documents;

namespace QwenDocs.Tests.Documents;

public class DocumentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_path_must_be_given(string? path) => Should.Throw<ArgumentException>(() => Document.FromFile(path!));

    [Fact]
    public void A_document_of_a_file_keeps_its_path_and_speaks_of_its_name()
    {
        string path = Path.Combine("inbox", "invoice.pdf");

        foreach (Document document in (Document[])[Document.FromFile(path), Document.FromFile(path).WithPages(PageSelection.Range(1, 2)), Document.FromFile(path).WithPassword("secret")])
        {
            document.FilePath.ShouldBe(path);
            document.Name.ShouldBe("invoice.pdf");
            document.ToString().ShouldBe("invoice.pdf");
        }

        Document.FromBytes("%PDF"u8.ToArray()).FilePath.ShouldBeNull();
    }

    [Fact]
    public async Task A_missing_file_is_unreadable_when_it_is_opened_and_not_before()
    {
        var document = Document.FromFile(Path.Combine(Path.GetTempPath(), "no-such-folder", "missing.pdf"));

        DocumentException exception = await Should.ThrowAsync<DocumentException>(async () => await document.OpenAsync(cancellationToken: Token));

        exception.ErrorCode.ShouldBe(DocumentError.Unreadable);
        exception.Message.ShouldBe("missing.pdf: the file does not exist.");
    }

    [Fact]
    public async Task An_empty_file_is_refused() => (await Refusal.OfAsync([])).ErrorCode.ShouldBe(DocumentError.Empty);

    [Fact]
    public async Task Content_decides_and_the_supported_kinds_are_named()
    {
        DocumentException exception = await Refusal.OfAsync(Encoding.UTF8.GetBytes("Dear Sir, this is no PDF."));

        exception.ErrorCode.ShouldBe(DocumentError.UnsupportedFormat);
        exception.Message.ShouldContain("Pdf, Png, Jpeg, WebP, Bmp, Gif, Tiff");
    }

    [Fact]
    public async Task A_stream_without_end_is_refused_in_bounded_memory()
    {
        using var stream = new EndlessStream();
        var options = new DocumentOptions { MaxBytes = 1_000_000 };

        DocumentException exception = await Should.ThrowAsync<DocumentException>(async () => await Document.FromStream(stream, "endless").OpenAsync(options, Token));

        exception.ErrorCode.ShouldBe(DocumentError.TooManyBytes);
        exception.Message.ShouldContain("1,000,000");
        stream.Given.ShouldBeLessThan(1_100_000);
    }

    [Fact]
    public async Task A_stream_is_read_once_and_kept()
    {
        using var stream = new MemoryStream(new TestPdf().Page(text: "Hello").ToBytes());
        var document = Document.FromStream(stream);
        (await document.OpenAsync(cancellationToken: Token)).Dispose();

        using DocumentContent again = await document.OpenAsync(cancellationToken: Token);

        (await again.Pages[0].WordsAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Text.ShouldBe("Hello");
    }

    [Fact]
    public async Task A_stream_that_fails_is_unreadable()
    {
        var closed = new MemoryStream([1, 2, 3]);
        var document = Document.FromStream(closed, "closed");
        closed.Dispose();

        (await Should.ThrowAsync<DocumentException>(async () => await document.OpenAsync(cancellationToken: Token))).ErrorCode.ShouldBe(DocumentError.Unreadable);
    }

    [Fact]
    public async Task Cancellation_propagates() =>
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await Document.FromBytes(new TestPdf().Page().ToBytes()).OpenAsync(cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public async Task Options_out_of_range_are_misuse()
    {
        var document = Document.FromBytes(new TestPdf().Page().ToBytes());
        DocumentOptions[] wrong =
        [
            new() { MaxBytes = 0 },
            new() { MaxPages = 0 },
            new() { MaxPageSizeInches = double.NaN },
            new() { MaxImageDimension = 70_000 },
            new() { MaxImagePixels = -1 },
            new() { MaxDecompressedBytes = 1 },
            new() { TimeLimit = TimeSpan.Zero },
        ];

        foreach (DocumentOptions options in wrong)
            await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await document.OpenAsync(options, Token));
    }

    [Fact]
    public async Task A_closed_document_is_closed()
    {
        DocumentContent document = await Document.FromBytes(new TestPdf().Page(text: "Hello").ToBytes()).OpenAsync(cancellationToken: Token);
        DocumentPage page = document.Pages[0];
        await page.WordsAsync(TestContext.Current.CancellationToken);

        document.Dispose();
        document.Dispose();

        Should.Throw<ObjectDisposedException>(() => document.Pages);
        await Should.ThrowAsync<ObjectDisposedException>(async () => await document.ReadAttachmentsAsync(Token));
        await Should.ThrowAsync<ObjectDisposedException>(() => page.WordsAsync(TestContext.Current.CancellationToken));
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();
    }
}
