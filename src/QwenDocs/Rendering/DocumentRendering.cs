using QwenDocs.Documents;

namespace QwenDocs.Rendering;

/// <summary>Renders the pages of one document. Calls may come from several threads; they are run one after another.</summary>
public sealed class DocumentRendering : IDisposable
{
    /// <summary>Renders a page straight at a size, white behind it, annotations and form fields drawn.</summary>
    /// <param name="page">A page of the document that this rendering was opened for.</param>
    /// <param name="size">The size of the picture, in pixels.</param>
    /// <param name="cancellationToken">Ends the wait, and stops the sandbox.</param>
    /// <returns>The encoded picture.</returns>
    /// <exception cref="DocumentException">The page is damaged, or passes the time or memory limit.</exception>
    public Task<PageImage> RenderAsync(DocumentPage page, PixelSize size, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Frees the document's sandbox.</summary>
    public void Dispose() => throw new NotImplementedException();
}
