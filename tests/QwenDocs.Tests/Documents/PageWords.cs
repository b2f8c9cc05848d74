using QwenDocs.Documents;
using QwenDocs.Text;

namespace QwenDocs.Tests.Documents;

internal static class PageWords
{
    public static async Task<IReadOnlyList<TextWord>> WordsAsync(this DocumentPage page, CancellationToken cancellationToken = default)
    {
        PageText text = await page.ReadTextAsync(cancellationToken.CanBeCanceled ? cancellationToken : TestContext.Current.CancellationToken);
        return [.. text.Words];
    }
}
