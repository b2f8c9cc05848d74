using QwenDocs.Documents;

namespace QwenDocs.Tests.Documents;

internal static class Refusal
{
    /// <summary>Opens the bytes, reads every page's words and the attachments, and returns the exception that this must end in.</summary>
    public static async Task<DocumentException> OfAsync(byte[] bytes, DocumentOptions? options = null, string? password = null)
    {
        var document = Document.FromBytes(bytes, "test.bin");
        if (password is not null)
            document = document.WithPassword(password);
        DocumentException exception = await Should.ThrowAsync<DocumentException>(async () =>
        {
            using DocumentContent content = await document.OpenAsync(options, TestContext.Current.CancellationToken);
            foreach (DocumentPage page in content.Pages)
                await page.WordsAsync(TestContext.Current.CancellationToken);
            await content.ReadAttachmentsAsync(TestContext.Current.CancellationToken);
        });
        exception.DocumentName.ShouldBe("test.bin");
        exception.Message.ShouldStartWith("test.bin");
        return exception;
    }
}
