using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Validation.Equations;

/// <summary>Collects the equations of a record and of everything that it holds.</summary>
internal static class EquatedRecords
{
    /// <summary>Returns the equations with paths from the whole record, in the names of its JSON.</summary>
    public static IEnumerable<RecordEquation> Equations(object record, JsonTypeInfo contract)
    {
        foreach (RecordField field in RecordVisitor.Visit(record, contract))
        {
            if (field.Value is not IEquatedRecord equated || field.TypeInfo is null)
                continue;
            foreach (RecordEquation equation in equated.Equations())
                yield return equation with { Fields = [.. equation.Fields.Select(path => MemberPathResolver.Resolve(path, field.Path, field.TypeInfo, out _))] };
        }
    }
}
