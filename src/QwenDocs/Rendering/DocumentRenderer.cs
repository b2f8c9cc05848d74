using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Codecs;
using QwenDocs.Pdf;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Rendering;

/// <summary>Renders the pages of one document. Calls may come from several threads; they are run one after another.</summary>
public sealed class DocumentRenderer : IDisposable, IAsyncDisposable
{
    // The guest's memory never shrinks, so one large page would be paid for until the last one: above this, start anew.
    private const long SpareMemoryBytes = 192L << 20;
    private const int MaxSide = 32_767;

    private readonly RenderingEngine _renderer;
    private readonly DocumentContent _document;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private PdfiumDocument? _pdf;
    private int _isDisposed;

    internal DocumentRenderer(RenderingEngine renderer, DocumentContent document)
    {
        _renderer = renderer;
        _document = document;
    }

    /// <summary>Renders a page straight at a size, white behind it, annotations and form fields drawn.</summary>
    /// <param name="page">A page of the document that this rendering was opened for.</param>
    /// <param name="size">The size of the picture, in pixels; each side from 1 to 32,767.</param>
    /// <param name="cancellationToken">Ends the wait, and stops the sandbox.</param>
    /// <returns>The encoded picture.</returns>
    /// <exception cref="DocumentException">The page is damaged, or passes the time or memory limit.</exception>
    public async Task<PageImage> RenderAsync(DocumentPage page, PixelSize size, CancellationToken cancellationToken = default)
    {
        CheckPage(page);
        if (size.Width is < 1 or > MaxSide || size.Height is < 1 or > MaxSide)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Each side is from 1 to {MaxSide} pixels.");
        return await RunAsync(stop => Render(page, size, stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the resolution that a page has of itself: the size in pixels of the image that makes up most of it.</summary>
    /// <param name="page">A page of the document that this rendering was opened for.</param>
    /// <param name="cancellationToken">Ends the wait, and stops the sandbox.</param>
    /// <returns>The size as displayed, or <see langword="null"/> for a page that is drawn and so has none. Rendering a scan larger than this adds nothing.</returns>
    /// <exception cref="DocumentException">The page is damaged, or passes the time or memory limit.</exception>
    public async Task<PixelSize?> GetNativeSizeAsync(DocumentPage page, CancellationToken cancellationToken = default)
    {
        CheckPage(page);
        return page.Size.Unit == PageUnit.Pixel
            ? new PixelSize((int)page.Size.Width, (int)page.Size.Height)
            : await RunAsync(
                stop => UsePdf(page, pdf => pdf.FindNativeSize(page.Number - 1, stop), stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops what is running. The document's sandbox is freed at once, or by the call that runs in it when that ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _closing.Cancel();
        if (_turn.Wait(TimeSpan.Zero))
            Leave();
    }

    /// <summary>Stops what is running, waits for its end, and frees the document's sandbox.</summary>
    /// <returns>A task that ends when the sandbox is freed.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();

        // The guest looks at its token every few milliseconds. The semaphore stays usable for calls that still wait for it.
        await _turn.WaitAsync().ConfigureAwait(false);
        Leave();
    }

    /// <summary>Ends a turn; the last one that a closed document's renderer sees frees the sandbox.</summary>
    private void Leave()
    {
        if (Volatile.Read(ref _isDisposed) != 0)
        {
            _pdf?.Dispose();
            _pdf = null;
        }

        _turn.Release();

        // The renderer may have been closed between the look at it and the end of the turn.
        if (Volatile.Read(ref _isDisposed) != 0 && _pdf is not null && _turn.Wait(TimeSpan.Zero))
            Leave();
    }

    private void CheckPage(DocumentPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Document != _document)
            throw new ArgumentException("The page belongs to another document.", nameof(page));
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            return await Task.Run(() => work(stop.Token), stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(GetType().FullName);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    private PageImage Render(DocumentPage page, PixelSize size, CancellationToken cancellationToken)
    {
        var limits = _renderer.Limits;
        int quality = _renderer.JpegQuality;
        long started = limits.Clock.GetTimestamp();
        return _document.Format == DocumentFormat.Pdf
            ? UsePdf(page, pdf => RenderPdf(pdf), cancellationToken)
            : PictureRenderer.Render(page, size, quality, limits.Memory, Check);

        PageImage RenderPdf(PdfiumDocument pdf)
        {
            if (pdf.FindScan(page.Number - 1, _document.Bytes, cancellationToken) is { } scan
                && PictureRenderer.TryRender(page, scan, size, quality, limits.Memory, Check) is { } picture)
            {
                return picture;
            }
            return pdf.Render(
                page.Number - 1, size, (pixels, stride) => PageEncoder.Encode(page, pixels, stride, size, quality), cancellationToken);
        }

        void Check()
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limits.Clock.GetElapsedTime(started) > limits.Time)
                throw new DocumentException(DocumentError.TimeLimit, _document.Name, $"it takes longer than {limits.Time.TotalSeconds:0.###} s", page.Number);
        }
    }

    /// <summary>Opens the PDF if it is not open, uses it, and lets go of an instance that broke or grew large.</summary>
    private T UsePdf<T>(DocumentPage page, Func<PdfiumDocument, T> use, CancellationToken cancellationToken)
    {
        try
        {
            _pdf ??= PdfiumDocument.Open(_renderer.Module, _renderer.Limits, _document.Bytes, _document.Password, cancellationToken);
            return use(_pdf);
        }
        catch (PdfiumException exception) when (exception.IsPasswordMissing)
        {
            throw new DocumentException(DocumentError.Encrypted, _document.Name, "it is encrypted, and the password is missing or wrong", null, exception);
        }
        catch (PdfiumException exception)
        {
            throw new DocumentException(DocumentError.Damaged, _document.Name, "PDFium cannot read it", page.Number, exception);
        }
        catch (SandboxException exception)
        {
            var fault = exception.ErrorCode switch
            {
                SandboxError.TimeLimit => DocumentError.TimeLimit,
                SandboxError.MemoryLimit => DocumentError.MemoryLimit,
                _ => DocumentError.Damaged,
            };
            throw new DocumentException(fault, _document.Name, exception.Message, page.Number, exception);
        }
        finally
        {
            if (_pdf is { } pdf && (pdf.IsBroken || pdf.MemoryBytes > SpareMemoryBytes + _document.Bytes.Length))
            {
                _pdf = null;
                pdf.Dispose();
            }
        }
    }
}
