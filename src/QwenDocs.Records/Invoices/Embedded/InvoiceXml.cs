using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using QwenDocs.Documents;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Finds elements of an invoice's XML by name, in the namespaces of its standard alone. A missing element has missing children.</summary>
internal sealed class InvoiceXml(params string[] namespaces)
{
    private const int MaxCharacters = 64 << 20;

    /// <summary>Reads XML without document type definitions, so without entities, and without reaching for other files.</summary>
    /// <exception cref="DocumentException">The XML is malformed or too long. The message holds none of it.</exception>
    public static XElement Load(ReadOnlyMemory<byte> xml, string name)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using MemoryStream stream = new(xml.ToArray(), writable: false);
            using XmlReader reader = XmlReader.Create(stream, settings);
            return XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            // The exception's own message can quote the document.
            throw new DocumentException(
                DocumentError.Damaged,
                name,
                string.Create(CultureInfo.InvariantCulture, $"its invoice is no well-formed XML without a document type of at most {MaxCharacters:#,0} characters (line {exception.LineNumber}, position {exception.LinePosition})"));
        }
    }

    /// <summary>Returns the children of these names, in document order.</summary>
    public IEnumerable<XElement> All(XElement? parent, params string[] names) =>
        parent?.Elements().Where(element => Array.IndexOf(names, element.Name.LocalName) >= 0 && Array.IndexOf(namespaces, element.Name.NamespaceName) >= 0) ?? [];

    /// <summary>Returns the first child of one of these names: names differ between versions of a standard.</summary>
    public XElement? First(XElement? parent, params string[] names) => All(parent, names).FirstOrDefault();

    /// <summary>Returns what stands at the end of a path of single names; nothing where it is empty.</summary>
    public InvoiceText Text(XElement? parent, params string[] path) => Text(Walk(parent, path));

    /// <summary>Returns the number at the end of a path.</summary>
    public decimal? Number(XElement? parent, params string[] path) => Number(Walk(parent, path));

    /// <summary>Returns the day at the end of a path: <c>20260305</c> or <c>2026-03-05</c>. Type elements inside it do not matter; a month or a week is no day.</summary>
    public DateOnly? Date(XElement? parent, params string[] path)
    {
        string? text = Text(parent, path).Value;
        return DateOnly.TryParseExact(text, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
    }

    public static InvoiceText Text(XElement? element) => new(element?.Value.Trim() is { Length: > 0 } text ? text : null);

    public static decimal? Number(XElement? element) =>
        decimal.TryParse(Text(element).Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private XElement? Walk(XElement? element, string[] path)
    {
        foreach (string name in path)
            element = First(element, name);
        return element;
    }
}
