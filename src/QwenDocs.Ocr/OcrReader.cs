using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Layout;
using QwenDocs.Ocr.Orientation;
using QwenDocs.Text;

namespace QwenDocs.Ocr;

/// <summary>Recognises the print on pictures of pages with PP-OCRv4, on this machine. One reader serves a whole process, from any number of threads.</summary>
/// <remarks>
/// The models (16 MB, inside the assembly) are loaded when the first page is read. They know Chinese, English, digits and punctuation; diacritics
/// of Latin letters are mostly lost (<c>Munchen</c>), some spaces too.
/// </remarks>
public sealed class OcrReader : TextRecognizer, IAsyncDisposable
{
    private readonly OcrOptions _options;
    private readonly SemaphoreSlim _pages;
    private readonly Lazy<OcrModels> _models;
    private int _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="OcrReader"/> class. Nothing is loaded until the first page.</summary>
    /// <param name="options">Threads and limits, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public OcrReader(OcrOptions? options = null)
    {
        _options = (options ?? new OcrOptions()).Validated();
        _pages = new SemaphoreSlim(_options.ConcurrentPages);
        _models = new Lazy<OcrModels>(() => new OcrModels(_options.Threads));
    }

    /// <summary>Gets the name for messages and results: <c>pp-ocrv4</c>.</summary>
    public override string Name => "pp-ocrv4";

    /// <summary>Recognises the lines of a page: also of one that is slightly askew, on its side or upside down.</summary>
    /// <param name="page">The picture of the page.</param>
    /// <param name="cancellationToken">Ends the reading between lines.</param>
    /// <returns>
    /// The lines, as they follow each other when the page is held upright; none for a blank page. Boxes are in page units, on the page as displayed.
    /// </returns>
    /// <exception cref="DocumentException">The picture cannot be decoded.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed of.</exception>
    public override async Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (await ReadAsync(page, cancellationToken).ConfigureAwait(false)).ToPageText();
    }

    /// <summary>Tells how a page has to be turned, by the direction of its lines and the vote of the longest of them.</summary>
    /// <param name="page">The picture of the page.</param>
    /// <param name="cancellationToken">Ends the work between its steps.</param>
    /// <returns>The clockwise rotation in degrees: 0, 90, 180 or 270.</returns>
    /// <exception cref="DocumentException">The picture cannot be decoded.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed of.</exception>
    public override Task<int> FindRotationAsync(PageImage page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return RunAsync(() => UprightPage.Find(page, _models.Value, _options.DetectionSide, cancellationToken).Rotation, cancellationToken);
    }

    /// <summary>Waits for the pages that are being read, and releases the models. Doing so again does nothing.</summary>
    /// <returns>A task that ends when the models are released.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        for (int page = 0; page < _options.ConcurrentPages; page++)
            await _pages.WaitAsync().ConfigureAwait(false);
        if (_models.IsValueCreated)
            _models.Value.Dispose();

        // Whoever waits for its turn finds the reader disposed of. Nothing is held that a semaphore would have to release.
        _pages.Release(_options.ConcurrentPages);
    }

    internal Task<RecognizedPage> ReadAsync(PageImage page, CancellationToken cancellationToken) => RunAsync(() => Read(page, cancellationToken), cancellationToken);

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        await _pages.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _pages.Release();
        }
    }

    private RecognizedPage Read(PageImage page, CancellationToken cancellationToken)
    {
        var upright = UprightPage.Find(page, _models.Value, _options.DetectionSide, cancellationToken);
        List<RecognizedLine> lines = _models.Value.Recognizer.Recognize(upright.Bitmap, upright.Regions, cancellationToken);
        lines.RemoveAll(line => line.Confidence < _options.MinConfidence || string.IsNullOrWhiteSpace(line.Text));
        return new RecognizedPage(page, upright.Bitmap.Width, upright.Bitmap.Height, lines, upright.ToImage);
    }
}
