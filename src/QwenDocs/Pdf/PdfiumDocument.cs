using System.IO.Hashing;
using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>A PDF that is open in an instance of PDFium. One thread at a time may use it.</summary>
internal sealed class PdfiumDocument : IDisposable
{
    private const int PasswordError = 4;
    private const int GrayFormat = 1;
    private const int BgrxFormat = 3;
    private const int DrawAnnotations = 0x01;

    // Type of 6 points still shows some ink at this side, and a page with such values costs five drawings of it.
    private const float FieldProbeSide = 1_000;

    private readonly PdfiumInstance _instance;
    private readonly int _document;
    private readonly int _form;
    private int _page;
    private int _pageIndex = -1;

    private PdfiumDocument(PdfiumInstance instance, int document, int form)
    {
        _instance = instance;
        _document = document;
        _form = form;
    }

    /// <summary>Gets whether the instance broke, so that a page can only be rendered after opening the document again.</summary>
    public bool IsBroken => _instance.IsBroken;

    /// <summary>Gets the size of the guest's memory, in bytes. It never shrinks.</summary>
    public long MemoryBytes => _instance.Memory.GetLength();

    /// <summary>Loads a PDF into a new instance.</summary>
    /// <exception cref="PdfiumException">PDFium does not open the document.</exception>
    /// <exception cref="SandboxException">The guest trapped or passed a limit.</exception>
    public static PdfiumDocument Open(
        PdfiumModule module, SandboxLimits limits, ReadOnlyMemory<byte> bytes, string? password, CancellationToken cancellationToken)
    {
        var instance = new PdfiumInstance(module, limits);
        try
        {
            return instance.Run(() => Load(instance, bytes.Span, password), cancellationToken);
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    /// <summary>Renders a page on white, and hands the pixels on: gray where nothing on the page has a colour.</summary>
    /// <param name="page">The page.</param>
    /// <param name="size">The size of the picture.</param>
    /// <param name="read">Reads the pixels in the guest's memory: gray, or four bytes each, blue, green, red and one without meaning.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <exception cref="PdfiumException">PDFium does not load the page.</exception>
    /// <exception cref="SandboxException">The guest trapped or passed a limit.</exception>
    public T Render<T>(PdfPageArea page, PixelSize size, PixelReader<T> read, CancellationToken cancellationToken) => _instance.Run(
        () =>
        {
            PdfiumFunctions pdfium = _instance.Functions;
            int handle = OpenPage(page);
            bool isGray = _form == 0 && new PageColors(_instance).IsGray(handle);
            int bitmap = pdfium.CreateBitmap(size.Width, size.Height, isGray ? GrayFormat : BgrxFormat, 0, 0);
            if (bitmap == 0)
                throw _instance.MemoryLimit(null);
            pdfium.FillRectangle(bitmap, 0, 0, size.Width, size.Height, -1);
            pdfium.RenderPage(bitmap, handle, 0, 0, size.Width, size.Height, 0, DrawAnnotations);
            if (_form != 0)
                pdfium.DrawForm(_form, bitmap, handle, 0, 0, size.Width, size.Height, 0, DrawAnnotations);
            int stride = pdfium.GetStride(bitmap);
            Span<byte> pixels = _instance.Memory.GetSpan((uint)pdfium.GetBuffer(bitmap), stride * size.Height);
            T result = read(pixels, stride, isGray ? 1 : 4);
            pdfium.DestroyBitmap(bitmap);
            return result;
        },
        cancellationToken);

    /// <summary>Looks whether a page is one picture, or strips of one, and nothing else to be seen.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">The document's bytes.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns>The pictures, or <see langword="null"/> when the page has to be rendered.</returns>
    public ScannedPage? FindScan(PdfPageArea page, ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        _instance.Run(() => ScannedPage.Find(_instance, OpenPage(page), file.Span), cancellationToken);

    /// <summary>Tells without drawing whether a page shows nothing.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">The document's bytes.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns><see langword="null"/> where that takes a look at the picture.</returns>
    public bool? TellBlank(PdfPageArea page, ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        _instance.Run<bool?>(
            () =>
            {
                // A blank form of a few objects is a white rectangle or spaces; each field and each stamp is an annotation.
                const int MostBlankObjects = 12;
                int handle = OpenPage(page);
                if (_instance.Functions.CountAnnotations(handle) != 0)
                    return false;
                int objects = _instance.Functions.CountObjects(handle);
                if (objects == 0)
                    return true;
                return ScannedPage.Find(_instance, handle, file.Span) is { } scan
                    ? scan.Strips.Any(strip => strip.IsDense) ? false : null
                    : objects > MostBlankObjects ? false : null;
            },
            cancellationToken);

    /// <summary>Decodes a picture of a scanned page at its own size, without drawing the page, and hands the pixels on.</summary>
    /// <param name="page">The page that <paramref name="strip"/> was found on; no other may have been opened since.</param>
    /// <param name="strip">The picture.</param>
    /// <param name="read">Reads the pixels in the guest's memory.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns>What was read, or the default where PDFium gives no opaque pixels.</returns>
    public T? Decode<T>(PdfPageArea page, ScanStrip strip, PixelReader<T> read, CancellationToken cancellationToken) => _instance.Run(
        () =>
        {
            PdfiumFunctions pdfium = _instance.Functions;
            if (_pageIndex != page.Index || pdfium.GetImageBitmap(strip.Image) is not (not 0 and var bitmap))
                return default;
            int format = pdfium.GetFormat(bitmap);
            int channels = format switch { 1 => 1, 2 => 3, 3 => 4, _ => 0 };
            T? result = default;
            if (channels > 0 && pdfium.GetWidth(bitmap) == strip.Size.Width && pdfium.GetHeight(bitmap) == strip.Size.Height)
            {
                int stride = pdfium.GetStride(bitmap);
                result = read(_instance.Memory.GetSpan((uint)pdfium.GetBuffer(bitmap), stride * strip.Size.Height), stride, channels);
            }
            pdfium.DestroyBitmap(bitmap);
            return result;
        },
        cancellationToken);

    /// <summary>Finds the size in pixels of the image that makes up most of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns>The size as displayed, or <see langword="null"/> when no image covers most of the page.</returns>
    public PixelSize? FindNativeSize(PdfPageArea page, CancellationToken cancellationToken) =>
        _instance.Run(() => EmbeddedImages.FindNativeSize(_instance, OpenPage(page)), cancellationToken);

    /// <summary>Looks for words whose font is neither embedded nor among the host's, in a picture of the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns>The scripts that are missing or incomplete; empty when everything could be drawn.</returns>
    public IReadOnlyList<string> FindMissingScripts(PdfPageArea page, CancellationToken cancellationToken) =>
        _instance.Run(
            () =>
            {
                IReadOnlyList<string> scripts = MissingText.Find(_instance, OpenPage(page), page);
                return _form == 0 ? scripts : [.. scripts.Union(FindInFields(page)).Order(StringComparer.Ordinal)];
            },
            cancellationToken);

    /// <summary>Draws a page in gray twice, as it is and without the text of its content, and hands both pictures on: where they differ, the page shows text.</summary>
    /// <param name="page">The page.</param>
    /// <param name="size">The size of the pictures.</param>
    /// <param name="read">Reads the pixels in the guest's memory.</param>
    /// <param name="cancellationToken">Stops the guest.</param>
    /// <returns>What was read, or the default where the page has more objects than are looked at.</returns>
    public T? CompareText<T>(PdfPageArea page, PixelSize size, TextPixelReader<T> read, CancellationToken cancellationToken) => _instance.Run(
        () =>
        {
            int handle = OpenPage(page);
            int shown = DrawGray(handle, size, DrawAnnotations);
            T? result = default;
            try
            {
                // Annotations are left out of the second picture: the values of a form's fields are text that is in no text layer.
                if (DrawnText.Hide(_instance, handle))
                {
                    int textless = DrawGray(handle, size, 0);
                    int stride = _instance.Functions.GetStride(shown);
                    result = read(
                        _instance.Memory.GetSpan((uint)_instance.Functions.GetBuffer(shown), stride * size.Height),
                        _instance.Memory.GetSpan((uint)_instance.Functions.GetBuffer(textless), stride * size.Height),
                        stride);
                    _instance.Functions.DestroyBitmap(textless);
                }

                _instance.Functions.DestroyBitmap(shown);
            }
            finally
            {
                // Loaded anew, the page has its text again.
                ClosePage();
            }
            return result;
        },
        cancellationToken);

    public void Dispose() => _instance.Dispose();

    private static PdfiumDocument Load(PdfiumInstance instance, ReadOnlySpan<byte> bytes, string? password)
    {
        PdfiumFunctions pdfium = instance.Functions;
        int data = instance.Copy(bytes);
        int secret = password is null ? 0 : instance.Copy(Encoding.UTF8.GetBytes(password + "\0"));
        int document = pdfium.LoadMemDocument(data, bytes.Length, secret);
        if (secret != 0)
            pdfium.Free(secret);
        if (document == 0)
            throw new PdfiumException(pdfium.GetLastError() == PasswordError);
        int form = pdfium.GetFormType(document) == 0 ? 0 : pdfium.InitFormFillEnvironment(document, pdfium.OpenFormFillInfo());
        return new PdfiumDocument(instance, document, form);
    }

    /// <summary>Returns the page's handle. The page stays open until another is asked for.</summary>
    private int OpenPage(PdfPageArea area)
    {
        int index = area.Index;
        PdfiumFunctions pdfium = _instance.Functions;
        if (_pageIndex == index)
            return _page;
        ClosePage();
        _page = pdfium.LoadPage(_document, index);
        if (_page == 0)
            throw new PdfiumException(isPasswordMissing: false);
        SetBox(area);
        if (_form != 0)
            pdfium.OnAfterLoadPage(_page, _form);
        _pageIndex = index;
        return _page;
    }

    private void ClosePage()
    {
        if (_pageIndex < 0)
            return;
        _pageIndex = -1;
        if (_form != 0)
            _instance.Functions.OnBeforeClosePage(_page, _form);
        _instance.Functions.ClosePage(_page);
    }

    private IEnumerable<string> FindInFields(PdfPageArea area)
    {
        var fields = new MissingFieldText(_instance, _form);
        return fields.ReadValues(OpenPage(area)) ? fields.Find(Reopen, Draw) : [];

        int Reopen()
        {
            ClosePage();
            return OpenPage(area);
        }

        ulong Draw(int page, bool withAnnotations)
        {
            float scale = FieldProbeSide / Math.Max(area.Right - area.Left, area.Top - area.Bottom);
            var size = new PixelSize(
                Math.Max(1, (int)((area.Right - area.Left) * scale)), Math.Max(1, (int)((area.Top - area.Bottom) * scale)));
            int bitmap = DrawGray(page, size, withAnnotations ? DrawAnnotations : 0);
            Span<byte> pixels = _instance.Memory.GetSpan(
                (uint)_instance.Functions.GetBuffer(bitmap), _instance.Functions.GetStride(bitmap) * size.Height);
            ulong digest = XxHash3.HashToUInt64(pixels);
            _instance.Functions.DestroyBitmap(bitmap);
            return digest;
        }
    }

    private int DrawGray(int page, PixelSize size, int flags)
    {
        PdfiumFunctions pdfium = _instance.Functions;
        int bitmap = pdfium.CreateBitmap(size.Width, size.Height, GrayFormat, 0, 0);
        if (bitmap == 0)
            throw _instance.MemoryLimit(null);
        pdfium.FillRectangle(bitmap, 0, 0, size.Width, size.Height, -1);
        pdfium.RenderPage(bitmap, page, 0, 0, size.Width, size.Height, 0, flags);
        if (_form != 0 && flags != 0)
            pdfium.DrawForm(_form, bitmap, page, 0, 0, size.Width, size.Height, 0, flags);
        return bitmap;
    }

    /// <summary>Makes PDFium show the very part of the page that its size was told from, whatever its own reading of the boxes.</summary>
    private void SetBox(PdfPageArea area)
    {
        const double Tolerance = 0.01;
        const int ScratchBytes = 16;
        int scratch = _instance.Allocate(ScratchBytes);
        (double left, double bottom, double width, double height) = EmbeddedImages.ReadBox(_instance, _page, scratch);
        _instance.Functions.Free(scratch);
        if (Math.Abs(left - area.Left) < Tolerance && Math.Abs(bottom - area.Bottom) < Tolerance
            && Math.Abs(left + width - area.Right) < Tolerance && Math.Abs(bottom + height - area.Top) < Tolerance)
        {
            return;
        }
        _instance.Functions.SetMediaBox(_page, area.Left, area.Bottom, area.Right, area.Top);
        _instance.Functions.SetCropBox(_page, area.Left, area.Bottom, area.Right, area.Top);
    }
}
