using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Text;

namespace QwenDocs.Validation;

/// <summary>One walk over a record by its JSON contract, gathering findings.</summary>
internal sealed class RecordVisitor(RecordRules? rules)
{
    public List<Finding> Findings { get; } = [];

    public void Visit(object? value, JsonTypeInfo typeInfo, string path)
    {
        if (value is null)
            return;

        JsonTypeInfo actual = Actual(value, typeInfo);
        switch (actual.Kind)
        {
            case JsonTypeInfoKind.Object:
                VisitProperties(value, actual, path);
                break;
            case JsonTypeInfoKind.Enumerable when value is IEnumerable items && ElementOf(actual) is { } element:
                int index = 0;
                foreach (object? item in items)
                    Visit(item, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
                break;
            case JsonTypeInfoKind.None when value is IPrintedValue { Problem: { } problem } printed:
                Findings.Add(new Finding(printed.IsValid ? FindingSeverity.Warning : FindingSeverity.Error, path, problem));
                break;
        }

        IEnumerable<Finding> found = value is IValidatableRecord record ? record.Validate() : [];
        foreach (Finding finding in rules is null ? found : found.Concat(rules.Check(value)))
            Findings.Add(finding with { Path = MemberPathResolver.Resolve(finding.Path, path, actual) });
    }

    private void VisitProperties(object instance, JsonTypeInfo typeInfo, string path)
    {
        foreach (JsonPropertyInfo property in typeInfo.Properties)
        {
            // What has no getter or is not read from JSON is no part of the answer.
            if (property.Get is not { } get || (property.Set is null && property.AssociatedParameter is null))
                continue;
            object? value = get(instance);
            string propertyPath = $"{path}.{property.Name}";
            Findings.AddRange(AttributeRules.Check(property, instance, value, propertyPath));
            if (value is not null && typeInfo.Options.TryGetTypeInfo(property.PropertyType, out JsonTypeInfo? propertyTypeInfo))
                Visit(value, propertyTypeInfo, propertyPath);
        }

        if (instance is not IValidatableObject validatable)
            return;
        foreach (ValidationResult result in validatable.Validate(AttributeRules.Context(instance, typeInfo.Type.Name)).Where(result => result != ValidationResult.Success))
        {
            string message = result.ErrorMessage ?? "The value is not valid.";
            foreach (string member in result.MemberNames.DefaultIfEmpty("$"))
                Findings.Add(Finding.Error(MemberPathResolver.Resolve(member, path, typeInfo), message));
        }
    }

    /// <summary>The contract of what is really there, where the declared type is a base type or nullable.</summary>
    private static JsonTypeInfo Actual(object value, JsonTypeInfo declared) =>
        declared.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.None && value.GetType() != declared.Type
        && declared.Options.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? actual) ? actual : declared;

    private static JsonTypeInfo? ElementOf(JsonTypeInfo list) =>
        list.ElementType is { } type && list.Options.TryGetTypeInfo(type, out JsonTypeInfo? element) ? element : null;
}
