using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Validation;

/// <summary>The framework's attributes on a property, as rules.</summary>
internal static class AttributeRules
{
    public static IEnumerable<Finding> Check(JsonPropertyInfo property, object instance, object? value, FieldPath path)
    {
        if (property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) is not ValidationAttribute[] { Length: > 0 } attributes)
            yield break;

        // A printed value is judged by its text.
        object? judged = value is IPrintedValue printed ? printed.ToString() : value;
        ValidationContext context = Context(instance, property.Name);
        foreach (ValidationAttribute attribute in attributes)
        {
            string? message = attribute is RangeAttribute range && IsOutside(range, judged) is { } outside
                ? outside ? range.FormatErrorMessage(property.Name) : null
                : attribute.GetValidationResult(judged, context)?.ErrorMessage;
            if (message is not null)
                yield return Finding.Error(path, message, code: CodeOf(attribute));
        }
    }

    /// <summary>The code of an attribute, such as <c>attribute.range</c>.</summary>
    private static string CodeOf(ValidationAttribute attribute)
    {
        string name = attribute.GetType().Name;
        return "attribute." + JsonNamingPolicy.CamelCase.ConvertName(name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name);
    }

    /// <summary>Makes a context without reflection on the instance.</summary>
    public static ValidationContext Context(object instance, string name) => new(instance, name, serviceProvider: null, items: null) { MemberName = name };

    /// <summary>The attribute converts a value to the type of its limits, so that 70.4 is within 0 and 70; here it is not.</summary>
    private static bool? IsOutside(RangeAttribute range, object? value)
    {
        if (value is not (decimal or double or float) || range.Minimum is not (int or double) || range.Maximum is not (int or double))
            return null;
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        double minimum = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        double maximum = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        return number < minimum || number > maximum
            || (range.MinimumIsExclusive && number == minimum) || (range.MaximumIsExclusive && number == maximum);
    }
}
