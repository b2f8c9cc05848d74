using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

/// <summary>Writes the records and their fields as Markdown, from the types alone.</summary>
internal sealed class RecordPages(RecordMap map, XmlDocumentation documentation)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        Line("| record | what it is |", "| --- | --- |");
        foreach (Type paper in map.Documents)
            Line($"| [{paper.Name}](#{Anchor(paper)}) | {Cell(documentation.TypeSummary(paper) ?? Description(paper))} |");
        foreach (Type paper in map.Documents)
        {
            Record(paper, "##");
            foreach (Type part in map.OwnParts(paper))
                Record(part, "###");
        }

        if (map.Shared.Any())
            Line("", "## Parts that several records hold");
        foreach (Type part in map.Shared)
            Record(part, "###");
        return _text.ToString();
    }

    private void Record(Type type, string heading)
    {
        Line("", $"{heading} {type.Name}", "", $"> {Cell(Description(type))}");
        if (typeof(IValidatableRecord).IsAssignableFrom(type) && documentation.MethodSummary(type, nameof(IValidatableRecord.Validate)) is { } rules)
            Line("", Cell(rules));
        Line("", "| field | type | what it holds |", "| --- | --- | --- |");
        JsonPropertyInfo[] fields = [.. RecordMap.Fields(type)];
        foreach (JsonPropertyInfo field in fields)
            Line($"| `{Member(field).Name}` | {TypeName(field.PropertyType)} | {Cell(Words(field))} |");
        foreach (JsonPropertyInfo field in fields.Where(field => RecordMap.Element(field.PropertyType).IsEnum))
            Choices(Member(field).Name, RecordMap.Element(field.PropertyType));
    }

    private void Choices(string field, Type type)
    {
        Line("", $"`{field}` (`{type.Name}`) is one of", "");
        foreach (FieldInfo member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            string? meaning = member.GetCustomAttribute<DescriptionAttribute>()?.Description;
            Line(meaning is null ? $"- `{member.Name}`" : $"- `{member.Name}`: {Cell(meaning)}");
        }
    }

    private string TypeName(Type type)
    {
        Type element = RecordMap.Element(type);
        string name = element switch
        {
            _ when map.All.Contains(element) => $"[{element.Name}](#{Anchor(element)})",
            _ when typeof(IPrintedValue).IsAssignableFrom(element) => $"[{element.Name}](values.md)",
            { IsEnum: true } => "choice",
            _ when element == typeof(string) => "text",
            _ when element == typeof(DateOnly) => "date",
            _ when element == typeof(TimeOnly) => "time",
            _ when element == typeof(DateTime) || element == typeof(DateTimeOffset) => "date and time",
            _ when element == typeof(bool) => "yes or no",
            _ when element == typeof(Mark) => "[Mark](values.md#marks)",
            _ when element == typeof(int) || element == typeof(long) => "whole number",
            _ when element == typeof(decimal) || element == typeof(double) => "number",
            _ => element.Name,
        };
        return element != (Nullable.GetUnderlyingType(type) ?? type) ? $"list of {name}" : name;
    }

    private static string Words(JsonPropertyInfo field)
    {
        PropertyInfo member = Member(field);
        StringBuilder words = new(member.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "");
        if (member.GetCustomAttribute<PrintedAsAttribute>() is { } printed)
            words.Append(CultureInfo.InvariantCulture, $" Printed as {string.Join(", ", printed.Labels)}.");
        if (member.GetCustomAttribute<PrintedUnitAttribute>() is { } unit)
            words.Append(CultureInfo.InvariantCulture, $" In {unit.Unit}.");
        return words.ToString();
    }

    private static string Description(Type type) => type.GetCustomAttribute<DescriptionAttribute>()!.Description;

    private static PropertyInfo Member(JsonPropertyInfo field) => (PropertyInfo)field.AttributeProvider!;

    private static string Anchor(Type type) => type.Name.ToLowerInvariant();

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private void Line(params string[] lines)
    {
        foreach (string line in lines)
            _text.Append(line).Append('\n');
    }
}
