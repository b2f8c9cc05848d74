using System.Globalization;
using System.Text;

namespace QwenDocs.Tests;

/// <summary>
/// Writes small PDFs for tests: <c>new TestPdf().Page(text: "Total 12.50").ToBytes()</c>. Text is set in Helvetica, which is not embedded.
/// </summary>
internal sealed class TestPdf
{
    private const int Catalog = 1, Pages = 2, Font = 3;

    private readonly SortedDictionary<int, byte[]> _objects = [];
    private readonly List<int> _pages = [];
    private readonly List<(string Name, int FileSpecification)> _attachments = [];
    private int _last = Font;

    /// <summary>Gets or sets what the catalog holds besides its pages and attachments.</summary>
    public string CatalogEntries { get; set; } = "";

    /// <summary>Adds a page.</summary>
    /// <param name="width">The width of its MediaBox, in points.</param>
    /// <param name="height">The height of its MediaBox, in points.</param>
    /// <param name="text">A line of text, or none.</param>
    /// <param name="x">Where the line starts, in points from the left of the page before rotation.</param>
    /// <param name="y">Where its baseline runs, in points from the bottom.</param>
    /// <param name="fontSize">The size of the text, in points.</param>
    /// <param name="rotate">The page's <c>/Rotate</c>.</param>
    /// <param name="entries">Further entries of the page's dictionary, such as <c>/CropBox [0 0 10 10]</c>.</param>
    public TestPdf Page(double width = 595, double height = 842, string? text = null, double x = 72, double y = 720, double fontSize = 12, int rotate = 0, string entries = "") =>
        PageWithContent(
            text is null ? "" : Invariant($"BT /F1 {fontSize} Tf {x} {y} Td ({text.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)")}) Tj ET"),
            width,
            height,
            Invariant($"/Rotate {rotate} {entries}"));

    /// <summary>Adds a page with a content stream of one's own.</summary>
    public TestPdf PageWithContent(string content, double width = 595, double height = 842, string entries = "") =>
        PageWithContents(Stream("", Encoding.Latin1.GetBytes(content)), width, height, entries);

    /// <summary>Adds a page whose content is an object that was added before.</summary>
    public TestPdf PageWithContents(int contents, double width = 595, double height = 842, string entries = "")
    {
        _pages.Add(Object(Invariant($"<< /Type /Page /Parent {Pages} 0 R /MediaBox [0 0 {width} {height}] /Contents {contents} 0 R {entries} >>")));
        return this;
    }

    /// <summary>Embeds a file, under the catalog's name tree.</summary>
    public TestPdf Attachment(string name, byte[] content)
    {
        int file = Stream("/Type /EmbeddedFile", content);
        _attachments.Add((name, Object($"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {file} 0 R >> >>")));
        return this;
    }

    /// <summary>Adds an object and returns its number.</summary>
    public int Object(string body) => Set(++_last, body);

    /// <summary>Adds a stream, encoded as its entries say, and returns its number.</summary>
    public int Stream(string entries, byte[] encoded)
    {
        _objects[++_last] = [.. Latin($"<< {entries} /Length {encoded.Length} >>\nstream\n"), .. encoded, .. "\nendstream"u8];
        return _last;
    }

    /// <summary>Writes the file: header, objects, cross-reference table, trailer.</summary>
    public byte[] ToBytes()
    {
        string names = string.Concat(_attachments.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"({a.Name}) {a.FileSpecification} 0 R "));
        Set(Catalog, $"<< /Type /Catalog /Pages {Pages} 0 R {(names.Length > 0 ? $"/Names << /EmbeddedFiles << /Names [{names}] >> >>" : "")} {CatalogEntries} >>");
        Set(Pages, $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}] /Resources << /Font << /F1 {Font} 0 R >> >> >>");
        Set(Font, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var table = new StringBuilder(Invariant($"xref\n0 {_last + 1}\n0000000000 65535 f \n"));
        foreach ((int number, byte[] body) in _objects)
        {
            table.Append(Invariant($"{file.Position:D10} 00000 n \n"));
            file.Write([.. Latin($"{number} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
        }

        file.Write(Latin(Invariant($"{table}trailer\n<< /Size {_last + 1} /Root {Catalog} 0 R >>\nstartxref\n{file.Position}\n%%EOF\n")));
        return file.ToArray();
    }

    private int Set(int number, string body)
    {
        _objects[number] = Latin(body);
        return number;
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
