using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Rendering;

/// <summary>How pages are rendered, and the limits under which it is done.</summary>
public sealed class RenderingOptions
{
    private TextRecognizer? _orientationRecognizer;

    /// <summary>Gets or sets the quality of JPEG pictures.</summary>
    /// <value>The default is 85. Range: 1 to 100.</value>
    public int JpegQuality { get; set; } = 85;

    /// <summary>Gets or sets how long one page may take.</summary>
    /// <value>The default is 20 seconds. Range: 10 milliseconds to 1 hour.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets the memory that the sandbox of one document may take, in bytes.</summary>
    /// <value>The default is 536,870,912 (512 MiB). Range: 33,554,432 to 2,147,483,648.</value>
    public long MaxMemoryBytes { get; set; } = 512L << 20;

    /// <summary>Gets or sets the folder of fonts for text whose fonts are not embedded (Chinese, Japanese and Korean text needs one); the sandbox may only read there.</summary>
    /// <value>The default is <see langword="null"/>: the font folders of the system and of the user. An empty string gives the sandbox none.</value>
    public string? FontDirectory { get; set; }

    /// <summary>Gets or sets the folder for the compiled PDFium module (14 MB), so that later processes start faster. Only the current user may be able to write there.</summary>
    /// <value>The default is <see langword="null"/>: a folder of the user's local application data. An empty string switches the cache off.</value>
    public string? ModuleCacheDirectory { get; set; }

    /// <summary>Gets or sets how many pages are worked on at once, of one document or of many. Each PDF page among them holds a sandbox of 10 to 70 MiB.</summary>
    /// <value>The default is the number of processors. Range: 1 to 1,024.</value>
    public int MaxConcurrency { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 1024);

    /// <summary>
    /// Gets or sets whether scans are cleaned up where that helps: skewed pages straightened, dark borders made white, faint print made darker.
    /// Pictures that have the right size already are sent as they are. <see cref="PageImage.CleanUp"/> tells what was done.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool CleanUpScans { get; set; } = true;

    /// <summary>
    /// Lets a recognizer tell how scans are to be turned so that their lines run from left to right, such as <c>OcrReader</c> of the package
    /// QwenDocs.Ocr, which takes up to a second a scan. Pages that are drawn are never turned. <see cref="PageCleanUp.Rotation"/> tells what was done,
    /// and a scan that lies on its side comes with its sides swapped. Without a recognizer, scans stand as the document says.
    /// </summary>
    /// <param name="recognizer">The recognizer; the caller disposes of it, after the last page.</param>
    /// <returns>These options.</returns>
    public RenderingOptions UseOrientationRecognizer(TextRecognizer recognizer)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        _orientationRecognizer = recognizer;
        return this;
    }

    internal TextRecognizer? GetOrientationRecognizer() => _orientationRecognizer;

    /// <summary>Checks every range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(JpegQuality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(JpegQuality, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(Timeout, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Timeout, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMemoryBytes, 32L << 20);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxMemoryBytes, 2L << 30);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxConcurrency, 1024);
    }
}
