using QwenDocs.Endpoints;
using QwenDocs.Imaging;

namespace QwenDocs.Offline.Ocr;

/// <summary>Recognises the print on page pictures with PP-OCRv4, on this machine. One reader serves a whole process, from any number of threads.</summary>
/// <remarks>The models (16 MB, inside the assembly) are loaded when the first page is read. They know Chinese, English, digits and punctuation.</remarks>
public sealed class OcrReader : IDisposable
{
    private readonly SemaphoreSlim _pages;
    private readonly Lazy<OcrModels> _models;
    private readonly OfflineOptions _options;

    /// <summary>Initializes a new instance of the <see cref="OcrReader"/> class. Nothing is loaded until the first page.</summary>
    /// <param name="options">Threads and limits, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public OcrReader(OfflineOptions? options = null)
    {
        _options = (options ?? new OfflineOptions()).Validated();
        _pages = new SemaphoreSlim(_options.ConcurrentPages);
        _models = new Lazy<OcrModels>(() => new OcrModels(_options.Threads));
    }

    /// <summary>Recognises the lines of a page: also of one that is slightly askew, on its side or upside down.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Ends the reading between lines.</param>
    /// <returns>The lines from top to bottom and from left to right; empty for a blank page.</returns>
    /// <exception cref="EndpointException">The picture cannot be decoded.</exception>
    public async Task<IReadOnlyList<TextLine>> ReadAsync(PageImage page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        OcrPage read = await ReadPageAsync(page, cancellationToken).ConfigureAwait(false);
        return [.. read.Lines.Select(line => line.ToTextLine(read.ToImage))];
    }

    /// <summary>Releases the models. Wait for running reads first.</summary>
    public void Dispose()
    {
        if (_models.IsValueCreated)
            _models.Value.Dispose();
        _pages.Dispose();
    }

    internal async Task<OcrPage> ReadPageAsync(PageImage page, CancellationToken cancellationToken)
    {
        await _pages.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(page, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _pages.Release();
        }
    }

    private OcrPage Read(PageImage page, CancellationToken cancellationToken)
    {
        using UprightPage upright = UprightPage.Find(page, _models.Value, _options.DetectionSide, cancellationToken);
        List<OcrLine> lines = _models.Value.Recognizer.Recognize(upright.Bitmap, upright.Regions, cancellationToken);
        lines.RemoveAll(line => line.Confidence < _options.MinConfidence || string.IsNullOrWhiteSpace(line.Text));
        return new OcrPage(page.PageNumber, upright.Bitmap.Width, upright.Bitmap.Height, lines, upright.ToImage);
    }
}
