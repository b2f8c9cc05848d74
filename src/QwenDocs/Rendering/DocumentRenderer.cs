using System.Runtime.CompilerServices;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Encoding;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Pdf;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Rendering.TextLayers;
using QwenDocs.Text;

namespace QwenDocs.Rendering;

/// <summary>Renders the pages of one document. Calls may come from several threads; as many pages are worked on at once as the renderer has places.</summary>
public sealed class DocumentRenderer : IDisposable, IAsyncDisposable
{
    private const int MaxSide = 32_767;

    private readonly RenderingEngine _renderer;
    private readonly DocumentContent _document;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _running = new();
    private readonly TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runningCount;
    private volatile bool _isDisposed;

    internal DocumentRenderer(RenderingEngine renderer, DocumentContent document)
    {
        _renderer = renderer;
        _document = document;
        DocumentBytes = document.Bytes.Length;
    }

    /// <summary>Gets whether the rendering is closed.</summary>
    internal bool IsDisposed => _isDisposed;

    /// <summary>Gets the size of the document's file.</summary>
    internal long DocumentBytes { get; }

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
        PageImage image = await RenderAsStoredAsync(page, size, cancellationToken).ConfigureAwait(false);
        if (!image.IsScan || _renderer.OrientationRecognizer is not { } recognizer)
            return image;
        int turn = await recognizer.FindRotationAsync(image, cancellationToken).ConfigureAwait(false);
        if (turn is not (90 or 180 or 270))
            return image;
        PixelSize turned = turn == 180 ? size : new PixelSize(size.Height, size.Width);
        return await RunAsync((sandbox, stop) => Render(sandbox, page, turned, turn, stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells whether a page shows nothing: no print, no drawing, no annotation such as a stamp; specks of dust and the paper's own shade do not count.</summary>
    /// <remarks>A page that cannot be rendered is not blank.</remarks>
    internal async Task<bool> IsBlankAsync(DocumentPage page, CancellationToken cancellationToken)
    {
        CheckPage(page);
        try
        {
            if (page.Size.Unit == PageUnit.Point
                && await RunAsync(
                    (sandbox, stop) => UsePdf(sandbox, page, pdf => pdf.TellBlank(page.Entry!.Area, _document.Bytes, stop), stop), cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known;
            }
            return BlankPaper.IsBlank(await RenderAsStoredAsync(page, BlankPaper.ProbeSize(page.Size), cancellationToken).ConfigureAwait(false));
        }
        catch (DocumentException)
        {
            return false;
        }
    }

    /// <summary>Tells which words of a page's text layer the page shows, and whether they may stand for its picture. Found once for each page.</summary>
    /// <returns>The whole text layer, which is not trusted, for pages that cannot be compared; it has no words for pictures.</returns>
    internal async Task<ShownText> ReadShownTextAsync(DocumentPage page, CancellationToken cancellationToken)
    {
        CheckPage(page);
        if (page.Shown is { } known)
            return known;
        PageText text = new(page.Number, page.Size, TextSource.TextLayer, []);
        ShownText? shown = null;
        PixelSize size = TextLayerCheck.ProbeSize(page.Size);
        try
        {
            text = await page.ReadTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.Lines.Count > 0)
                shown = await RunAsync((sandbox, stop) => UsePdf(sandbox, page, pdf => Compare(pdf, page, text, size, stop), stop), cancellationToken).ConfigureAwait(false);
        }
        catch (DocumentException)
        {
            // The page will be refused when it is rendered to be sent.
        }

        return page.Shown = shown ?? new ShownText { Text = text };
    }

    /// <summary>Renders a page as the document says it stands, whatever its lines say.</summary>
    internal Task<PageImage> RenderAsStoredAsync(DocumentPage page, PixelSize size, CancellationToken cancellationToken)
    {
        CheckPage(page);
        return RunAsync((sandbox, stop) => Render(sandbox, page, size, turn: 0, stop), cancellationToken);
    }

    /// <summary>Renders pages side by side, and hands them out in the order in which they were asked for.</summary>
    /// <remarks>No page is begun that is further ahead of the one handed out last than the renderer has places, so that few pictures are held.</remarks>
    /// <param name="pages">The pages with their sizes; the sequence is read as far as pages are begun.</param>
    /// <param name="cancellationToken">Ends the wait, and stops the sandboxes.</param>
    /// <returns>The encoded pictures.</returns>
    /// <exception cref="DocumentException">A page is damaged, or passes the time or memory limit; those before it are handed out first.</exception>
    public async IAsyncEnumerable<PageImage> RenderAllAsync(
        IEnumerable<(DocumentPage Page, PixelSize Size)> pages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = new Queue<Task<PageImage>>();
        try
        {
            foreach ((DocumentPage? page, PixelSize size) in pages)
            {
                begun.Enqueue(RenderAsync(page, size, stop.Token));
                if (begun.Count > _renderer.Sandboxes.Places)
                    yield return await begun.Dequeue().ConfigureAwait(false);
            }
            while (begun.TryDequeue(out Task<PageImage>? next))
                yield return await next.ConfigureAwait(false);
        }
        finally
        {
            // Whoever stops reading early stops what was begun for him.
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (Task<PageImage> rest in begun)
                await ((Task)rest).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
                (sandbox, stop) => UsePdf(sandbox, page, pdf => pdf.FindNativeSize(page.Entry!.Area, stop), stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops what is running. The document's sandboxes are freed at once, or when the last call that runs in one ends.</summary>
    public void Dispose()
    {
        bool isIdle;
        lock (_running)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            isIdle = _runningCount == 0;
        }
        _closing.Cancel();
        if (isIdle)
            Free();
    }

    /// <summary>Stops what is running, waits for its end, and frees the document's sandboxes.</summary>
    /// <returns>A task that ends when the sandboxes are freed.</returns>
    public async ValueTask DisposeAsync()
    {
        // The guest sees its token within a few milliseconds.
        Dispose();
        await _freed.Task.ConfigureAwait(false);
    }

    private void Leave()
    {
        bool isLast;
        lock (_running)
            isLast = --_runningCount == 0 && _isDisposed;
        if (isLast)
            Free();
    }

    private void Free()
    {
        _renderer.Sandboxes.Drop(this);
        _freed.TrySetResult();
    }

    private void CheckPage(DocumentPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Document != _document)
            throw new ArgumentException("The page belongs to another document.", nameof(page));
    }

    private async Task<T> RunAsync<T>(Func<Sandbox, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        lock (_running)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _runningCount++;
        }
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            var sandbox = new Sandbox(await _renderer.Sandboxes.EnterAsync(this, stop.Token).ConfigureAwait(false));
            try
            {
                return await Task.Run(() => work(sandbox, stop.Token), stop.Token).ConfigureAwait(false);
            }
            finally
            {
                _renderer.Sandboxes.Exit(this, sandbox.Pdf);
            }
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

    private PageImage Render(Sandbox sandbox, DocumentPage page, PixelSize size, int turn, CancellationToken cancellationToken)
    {
        SandboxLimits limits = _renderer.Limits;
        var work = new PictureWork(page.Number, page.Size, size, _renderer.JpegQuality, _renderer.IsCleaningUp, limits.Memory, Check(limits, page, cancellationToken)) { Turn = turn };
        return _document.Format == DocumentFormat.Pdf
            ? UsePdf(sandbox, page, pdf => RenderPdf(pdf, page, work, cancellationToken), cancellationToken)
            : PictureRenderer.Render(page, work);
    }

    private PageImage RenderPdf(PdfiumDocument pdf, DocumentPage page, PictureWork work, CancellationToken cancellationToken)
    {
        PdfPageArea area = page.Entry!.Area;
        if (pdf.FindScan(area, _document.Bytes, cancellationToken) is { } scan && ScanRenderer.TryRender(pdf, area, scan, work, cancellationToken) is { } picture)
            return picture;
        PageImage image = pdf.Render(
            area, work.Size, (pixels, stride, channels) => PageEncoder.Encode(work, pixels, stride, channels, isScan: false), cancellationToken);
        image.MissingScripts = pdf.FindMissingScripts(area, cancellationToken);
        return image;
    }

    private static ShownText? Compare(PdfiumDocument pdf, DocumentPage page, PageText text, PixelSize size, CancellationToken cancellationToken)
    {
        PdfPageArea area = page.Entry!.Area;

        // What a missing font leaves out is not hidden by the document.
        return pdf.FindMissingScripts(area, cancellationToken).Count > 0
            ? null
            : pdf.CompareText(area, size, (shown, textless, stride) => TextLayerCheck.Compare(text, size, shown, textless, stride), cancellationToken);
    }

    private Action Check(SandboxLimits limits, DocumentPage page, CancellationToken cancellationToken)
    {
        long started = limits.Clock.GetTimestamp();
        return () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limits.Clock.GetElapsedTime(started) > limits.Time)
                throw new DocumentException(DocumentError.TimeLimit, _document.Name, $"it takes longer than {limits.Time.TotalSeconds:0.###} s", page.Number);
        };
    }

    /// <summary>Opens the PDF if it is not open, and uses it.</summary>
    private T UsePdf<T>(Sandbox sandbox, DocumentPage page, Func<PdfiumDocument, T> use, CancellationToken cancellationToken)
    {
        try
        {
            sandbox.Pdf ??= PdfiumDocument.Open(_renderer.Module, _renderer.Limits, _document.Bytes, _document.Password, cancellationToken);
            return use(sandbox.Pdf);
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
            DocumentError fault = exception.ErrorCode switch
            {
                SandboxError.TimeLimit => DocumentError.TimeLimit,
                SandboxError.MemoryLimit => DocumentError.MemoryLimit,
                _ => DocumentError.Damaged,
            };
            throw new DocumentException(fault, _document.Name, exception.Message, page.Number, exception);
        }
    }

    /// <summary>What a place holds while a page is worked on.</summary>
    private sealed class Sandbox(PdfiumDocument? pdf)
    {
        public PdfiumDocument? Pdf { get; set; } = pdf;
    }
}
