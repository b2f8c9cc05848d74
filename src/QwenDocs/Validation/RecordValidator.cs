using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Export;
using QwenDocs.Text;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Validation;

/// <summary>Finds what is wrong or doubtful in a record, at any depth.</summary>
/// <remarks>
/// It asks the printed values for their problems (<see cref="IPrintedValue"/>), the framework's attributes and <c>IValidatableObject</c>, the
/// records for their own rules (<see cref="IValidatableRecord"/>) and the application's <see cref="RecordRules"/>. It walks by the JSON contract, so that
/// paths are those of the answer's JSON and nothing is reflected upon. It can be used from any number of threads.
/// </remarks>
public sealed class RecordValidator
{
    private readonly RecordRules? _rules;

    /// <summary>Initializes a new instance of the <see cref="RecordValidator"/> class.</summary>
    /// <param name="rules">The application's rules, or <see langword="null"/> for none.</param>
    public RecordValidator(RecordRules? rules = null) => _rules = rules;

    /// <summary>Validates a record.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="record">The record.</param>
    /// <returns>What was found, each value before the records that hold it; empty when all is well.</returns>
    /// <exception cref="ArgumentException">The type cannot be a strict schema.</exception>
    [RequiresUnreferencedCode("Reads the type by reflection. Use the overload that takes a JsonTypeInfo in trimmed applications.")]
    [RequiresDynamicCode("Reads the type by reflection. Use the overload that takes a JsonTypeInfo in native applications.")]
    public IReadOnlyList<Finding> Validate<[StrictSchema] T>(T record)
        where T : notnull => Validate(record, RecordSchema.For<T>().TypeInfo);

    /// <summary>Validates a record by its JSON contract: for trimmed and native applications.</summary>
    /// <param name="record">The record.</param>
    /// <param name="typeInfo">The contract of the record's type or of a base type, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <returns>What was found, each value before the records that hold it; empty when all is well.</returns>
    public IReadOnlyList<Finding> Validate(object record, JsonTypeInfo typeInfo)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(typeInfo);
        List<Finding> findings = [];
        foreach (RecordField field in RecordVisitor.Visit(record, typeInfo))
            findings.AddRange(Check(field));
        return Grade(findings);
    }

    /// <summary>Validates what was read from a whole document: also whether there is enough of it.</summary>
    internal IReadOnlyList<Finding> Validate(RecordReading reading, RecordSchema schema, ListContext? lists = null)
    {
        if (reading is not { Record: { } record, Json: { } json })
            return [];
        using var document = JsonDocument.Parse(json);
        List<Finding> findings = ContentRules.Check(document.RootElement, schema.Record) is { } empty ? [empty] : [];
        findings.AddRange(ListRules.FindMissingRows(document.RootElement, schema.Record, lists ?? ListContext.WholeRecord).Select(missing => missing.ToFinding()));
        if (record is JsonElement element)
            findings.AddRange(JsonRecordVisitor.Leaves(element, schema.Record).SelectMany(leaf => PlausibilityRules.Check(leaf.Path, leaf.Schema.Labels, leaf.Schema.Unit, leaf.Value, leaf.Schema.Format is "date" or "date-time")));
        return [.. Grade(findings), .. record is JsonElement ? [] : Validate(record, schema.TypeInfo)];
    }

    /// <summary>Gives findings the severities that the application has for their codes.</summary>
    internal IReadOnlyList<Finding> Grade(IEnumerable<Finding> findings) =>
        _rules is null ? [.. findings] : [.. findings.Select(_rules.Grade).OfType<Finding>()];

    private IEnumerable<Finding> Check(RecordField field)
    {
        bool isRefused = false;
        if (field is { Property: { } property, Owner: { } owner })
        {
            foreach (Finding finding in AttributeRules.Check(property, owner, field.Value, field.Path))
            {
                isRefused = true;
                yield return finding;
            }
        }

        if (field.Value is not { } value)
            yield break;
        // What an attribute says of a value need not be said again.
        if (!isRefused && field is { IsLeaf: true, Property: { } described })
        {
            foreach (Finding finding in PlausibilityRules.Check(field.Path, LabelHints.LabelsOf(described), LabelHints.UnitOf(described), value))
                yield return finding;
        }

        if (value is IPrintedValue { Problem: { } problem } printed)
        {
            string type = JsonNamingPolicy.CamelCase.ConvertName(value.GetType().Name);
            yield return new Finding(printed.IsValid ? FindingSeverity.Warning : FindingSeverity.Error, field.Path, problem) { Code = $"{type}.{(printed.IsValid ? "doubtful" : "invalid")}" };
        }

        if (field.TypeInfo is not { } typeInfo)
            yield break;
        foreach (Finding finding in Found(() => value is IValidatableRecord record ? record.Validate() : []).Concat(Found(() => _rules?.Check(value) ?? [])))
            yield return Locate(finding, field.Path, typeInfo);
        if (value is not IValidatableObject validatable)
            yield break;
        foreach (ValidationResult result in validatable.Validate(AttributeRules.Context(value, typeInfo.Type.Name)).Where(result => result != ValidationResult.Success))
        {
            string message = result.ErrorMessage ?? "The value is not valid.";
            foreach (string member in result.MemberNames.DefaultIfEmpty("$"))
                yield return Locate(Finding.Error(FieldPath.TryParse(member, out FieldPath path) ? path : FieldPath.Root, message, code: ValueCodes.Invalid), field.Path, typeInfo);
        }
    }

    /// <summary>Returns what rules find. Figures that are too large for them are no exception, but a finding.</summary>
    private static List<Finding> Found(Func<IEnumerable<Finding>> rules)
    {
        List<Finding> findings = [];
        try
        {
            foreach (Finding finding in rules())
                findings.Add(finding);
        }
        catch (OverflowException)
        {
            findings.Add(Finding.Error(FieldPath.Root, "figures in it are so large that they cannot be added or multiplied; read them again", "figures that a document has", ValueCodes.TooLarge));
        }

        return findings;
    }

    /// <summary>Puts the path of a rule's record in front of a finding's, and gives the finding its code.</summary>
    private static Finding Locate(Finding finding, FieldPath origin, JsonTypeInfo typeInfo)
    {
        FieldPath path = MemberPathResolver.Resolve(finding.Path, origin, typeInfo, out Type owner);
        return finding with { Path = path, Code = MemberPathResolver.CodeOf(finding.Code, finding.Path, owner) };
    }
}
