using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas.Marks;

namespace QwenDocs.Schemas.Export;

/// <summary>Puts what <see cref="PrintedAsAttribute"/> and <see cref="PrintedUnitAttribute"/> say behind a property's description, with what a <see cref="Mark"/> asks, and <see cref="IdentifyingAttribute"/> beside it.</summary>
internal static class LabelHints
{
    public static JsonNode Append(JsonPropertyInfo? property, JsonNode node)
    {
        if (property is null)
            return node;
        IReadOnlyList<string> labels = LabelsOf(property);
        string? unit = UnitOf(property);
        List<string> sentences = [];
        if (labels.Count > 0)
            sentences.Add(PrintedAs(labels));
        if (unit is not null)
            sentences.Add($"The unit is {unit}.");
        MarkKind? mark = MarkHints.IsMark(property.PropertyType) ? Find<MarkKindAttribute>(property)?.Kind ?? MarkHints.KindOf(property.Name) : null;
        if (mark is { } asked)
            sentences.Add(MarkHints.Say(asked, Nullable.GetUnderlyingType(property.PropertyType) is not null));
        JsonNode described = DescriptionText.Append(node, sentences);
        if (described is JsonObject schema && labels.Count > 0)
            schema[SchemaAnnotations.Labels] = new JsonArray([.. labels.Select(label => (JsonNode)label)]);
        if (described is JsonObject measured && unit is not null)
            measured[SchemaAnnotations.Unit] = unit;
        if (described is JsonObject inked && mark is { } kind)
            inked[SchemaAnnotations.Mark] = EnumNames.Of(kind);
        if (described is JsonObject marked && Find<IdentifyingAttribute>(property) is not null)
            marked[SchemaAnnotations.Identifying] = true;
        return described;
    }

    public static IReadOnlyList<string> LabelsOf(JsonPropertyInfo property) => Find<PrintedAsAttribute>(property)?.Labels ?? [];

    public static string? UnitOf(JsonPropertyInfo property) => Find<PrintedUnitAttribute>(property)?.Unit;

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
