using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QwenDocs.Records.Tests;

/// <summary>The summaries of the library's documentation file, as plain sentences.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _summaries;

    public XmlDocumentation(string path) =>
        _summaries = XDocument.Load(path).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);

    public string? TypeSummary(Type type) => Text($"T:{type.FullName}");

    public string? FieldSummary(FieldInfo field) => Text($"F:{field.DeclaringType!.FullName}.{field.Name}");

    /// <summary>The summary of the method as the nearest type in the line of descent has it.</summary>
    public string? MethodSummary(Type type, string method)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            if (Text($"M:{current.FullName}.{method}") is { } text)
                return text;
        }

        return null;
    }

    private string? Text(string member) =>
        _summaries.TryGetValue(member, out XElement? summary) ? Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim() : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value.Split('.')[^1]}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
