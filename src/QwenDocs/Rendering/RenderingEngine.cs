using QwenDocs.Documents;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Text;

namespace QwenDocs.Rendering;

/// <summary>Renders pages of documents to encoded pictures. One renderer serves a whole process, from any number of threads.</summary>
public sealed class RenderingEngine : IDisposable
{
    private readonly Lazy<PdfiumModule> _module;
    private volatile bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="RenderingEngine"/> class. Nothing is loaded until the first PDF page.</summary>
    /// <param name="options">The limits and the picture format, or <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RenderingEngine(RenderingOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new RenderingOptions();
        options.Validate();
        JpegQuality = options.JpegQuality;
        IsCleaningUp = options.CleanUpScans;
        OrientationRecognizer = options.GetOrientationRecognizer();
        Sandboxes = new SandboxPool(options.MaxConcurrency);
        Limits = new SandboxLimits(options.Timeout, options.MaxMemoryBytes, SystemFonts.Folders(options.FontDirectory), timeProvider ?? TimeProvider.System);
        string? cacheFolder = options.ModuleCacheDirectory;
        _module = new Lazy<PdfiumModule>(() => PdfiumModule.Load(cacheFolder));
    }

    internal int JpegQuality { get; }

    internal bool IsCleaningUp { get; }

    internal TextRecognizer? OrientationRecognizer { get; }

    internal SandboxLimits Limits { get; }

    internal SandboxPool Sandboxes { get; }

    internal PdfiumModule Module
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _module.Value;
        }
    }

    /// <summary>Prepares to render pages of a document. What this takes (PDFium sandboxes for a PDF) is freed when the result is disposed of.</summary>
    /// <param name="document">The open document.</param>
    /// <returns>The rendering of that document; the caller disposes of it, before the document and the renderer.</returns>
    public DocumentRenderer Open(DocumentContent document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new DocumentRenderer(this, document);
    }

    /// <summary>Releases the compiled PDFium module. Renderings are to be disposed of before.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Sandboxes.Dispose();
        if (_module.IsValueCreated)
            _module.Value.Dispose();
    }
}
