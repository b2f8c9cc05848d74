using QwenDocs.Documents;

namespace QwenDocs.Rendering;

/// <summary>Renders pages of documents to encoded pictures. One renderer serves a whole process, from any number of threads.</summary>
public sealed class PageRenderer : IDisposable
{
    /// <summary>Initializes a new instance of the <see cref="PageRenderer"/> class. Nothing is loaded until the first PDF page.</summary>
    /// <param name="options">The limits and the picture format, or <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    public PageRenderer(RenderingOptions? options = null, TimeProvider? timeProvider = null) => throw new NotImplementedException();

    /// <summary>Prepares to render pages of a document. What this takes (one PDFium sandbox for a PDF) is held until the result is disposed of.</summary>
    /// <param name="document">The open document.</param>
    /// <returns>The rendering of that document; the caller disposes of it, before the document.</returns>
    public DocumentRendering Open(DocumentContent document) => throw new NotImplementedException();

    /// <summary>Releases the compiled PDFium module.</summary>
    public void Dispose() => throw new NotImplementedException();
}
