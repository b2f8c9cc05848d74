using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas;
using QwenDocs.Text;

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
        RecordVisitor walk = new(_rules);
        walk.Visit(record, typeInfo, "$");
        return walk.Findings;
    }
}
