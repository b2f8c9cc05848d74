using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Export;

/// <summary>Puts what <see cref="PrintedAsAttribute"/> and <see cref="PrintedUnitAttribute"/> say behind a property's description.</summary>
internal static class LabelHints
{
    public static JsonNode Append(JsonPropertyInfo? property, JsonNode node)
    {
        if (property is null)
            return node;
        List<string> sentences = [];
        if (Find<PrintedAsAttribute>(property) is { Labels.Count: > 0 } printed)
            sentences.Add(PrintedAs(printed.Labels));
        if (Find<PrintedUnitAttribute>(property) is { } unit)
            sentences.Add($"The unit is {unit.Unit}.");
        return DescriptionText.Append(node, sentences);
    }

    /// <summary>Writes labels as a sentence: <c>Printed as 'A', 'B'.</c></summary>
    public static string PrintedAs(IEnumerable<string> labels) => $"Printed as {string.Join(", ", labels.Select(label => $"'{label}'"))}.";

    // The attributes of a positional record stand on its constructor's parameters.
    private static T? Find<T>(JsonPropertyInfo property)
        where T : Attribute =>
        Find<T>(property.AttributeProvider) ?? Find<T>(property.AssociatedParameter?.AttributeProvider);

    private static T? Find<T>(ICustomAttributeProvider? provider)
        where T : Attribute =>
        provider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}
