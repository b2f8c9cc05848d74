using System.Xml.Linq;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Finds elements of an invoice's XML by name, in the namespaces of its standard alone. A missing element has missing children.</summary>
internal sealed class InvoiceXml(params string[] namespaces)
{
    /// <summary>Returns the children of these names, in document order.</summary>
    public IEnumerable<XElement> All(XElement? parent, params string[] names) =>
        parent?.Elements().Where(element => Array.IndexOf(names, element.Name.LocalName) >= 0 && Array.IndexOf(namespaces, element.Name.NamespaceName) >= 0) ?? [];

    /// <summary>Returns the first child of one of these names: names differ between versions of a standard.</summary>
    public XElement? First(XElement? parent, params string[] names) => All(parent, names).FirstOrDefault();

    /// <summary>Returns the element at the end of a path of single names.</summary>
    public XElement? Find(XElement? parent, params string[] path)
    {
        foreach (string name in path)
            parent = First(parent, name);
        return parent;
    }

    /// <summary>Returns what stands at the end of a path of single names; nothing where it is empty.</summary>
    public InvoiceText Text(XElement? parent, params string[] path) => Text(Find(parent, path));

    public static InvoiceText Text(XElement? element) => new(element?.Value.Trim() is { Length: > 0 } text ? text : null);

    /// <summary>Joins the texts of elements, each on a line of its own.</summary>
    public static string? Lines(IEnumerable<XElement?> elements) =>
        string.Join('\n', elements.Select(element => Text(element).Value).Where(text => text is not null)) is { Length: > 0 } lines ? lines : null;
}
