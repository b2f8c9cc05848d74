using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Recognises the print on pictures of pages (OCR). The package QwenDocs.Ocr brings one; derive from this class to use another.</summary>
/// <remarks>Implementations may be called from several threads at once.</remarks>
public abstract class TextRecognizer
{
    /// <summary>Gets the name for messages and results, such as <c>pp-ocrv4</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Recognises the print on a picture.</summary>
    /// <param name="page">The picture.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// The text of the page, with <see cref="TextSource.Recognized"/>. Boxes are in the unit of <see cref="PageImage.PageSize"/>, on the page as
    /// displayed: pixels of the picture are mapped by <see cref="PageImage.ToPage"/>.
    /// </returns>
    /// <exception cref="QwenDocsException">The picture cannot be read.</exception>
    public abstract Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default);

    /// <summary>Tells how a picture has to be turned so that its lines run from left to right.</summary>
    /// <param name="page">The picture.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The clockwise rotation in degrees: 0, 90, 180 or 270. A recognizer that cannot tell returns 0, as this class does.</returns>
    /// <exception cref="QwenDocsException">The picture cannot be read.</exception>
    public virtual Task<int> FindRotationAsync(PageImage page, CancellationToken cancellationToken = default) => Task.FromResult(0);
}
