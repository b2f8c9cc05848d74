using QwenDocs.Documents;
using QwenDocs.Text;

namespace QwenDocs.Tests.Documents;

public class CorpusTests
{
    [Fact]
    public async Task Odd_PDFs_open_and_give_their_words_or_say_why_not()
    {
        int opened = 0, words = 0;
        foreach (string path in Corpus.Files("odd-pdfs", "*.pdf"))
        {
            try
            {
                using DocumentContent document = await Document.FromFile(path).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
                opened++;
                await document.ReadAttachmentsAsync(TestContext.Current.CancellationToken);
                foreach (DocumentPage page in document.Pages)
                {
                    page.Size.Width.ShouldBePositive();
                    words += (await page.WordsAsync(TestContext.Current.CancellationToken)).Count;
                }
            }
            catch (DocumentException exception)
            {
                exception.DocumentName.ShouldBe(Path.GetFileName(path));
                TestContext.Current.TestOutputHelper?.WriteLine(exception.Message);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{opened} opened, {words} words");
        opened.ShouldBeGreaterThan(100);
        words.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Invoices_have_words_and_an_XML_attachment()
    {
        foreach (string path in Corpus.Files("invoices", "*.pdf"))
        {
            using DocumentContent document = await Document.FromFile(path).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
            IReadOnlyList<TextWord> words = await document.Pages[0].WordsAsync(TestContext.Current.CancellationToken);
            words.Count.ShouldBeGreaterThan(30, path);
            words.ShouldAllBe(word => word.Box.Right > word.Box.Left && word.Box.Top > -1 && word.Box.Bottom < document.Pages[0].Size.Height + 1, path);
            DocumentAttachment xml = (await document.ReadAttachmentsAsync(TestContext.Current.CancellationToken)).First(attachment => attachment.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));
            using var stream = new MemoryStream(xml.Bytes.ToArray());
            System.Xml.Linq.XDocument.Load(stream).Root.ShouldNotBeNull();
        }
    }
}
