using System.Globalization;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Rules;

/// <summary>Dates that follow one another on documents.</summary>
internal static class DateOrder
{
    /// <summary>Finds a date before the one that it must not come before.</summary>
    public static IEnumerable<Finding> Check(
        FieldPath path,
        DateOnly? later,
        DateOnly? earlier,
        string laterName,
        string earlierName,
        FindingSeverity severity = FindingSeverity.Warning)
    {
        if (later < earlier)
        {
            yield return new Finding(
                severity,
                path,
                $"The {laterName} {Text(later.Value)} is before the {earlierName} {Text(earlier.Value)}; day and month, or the years, may have been exchanged.")
            {
                Code = RuleCodes.Order,
            };
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
