namespace QwenDocs.Schemas;

/// <summary>A place where an answer departed from its schema.</summary>
/// <param name="Code">What kind of departure it is: a stable identifier such as <c>answer.type</c>.</param>
/// <param name="Path">Where in the answer.</param>
/// <param name="Message">What was wrong, without the value.</param>
/// <param name="Expected">What the schema asks for there.</param>
/// <param name="Kind">What became of the value.</param>
public sealed record SchemaViolation(string Code, FieldPath Path, string Message, string Expected, SchemaViolationKind Kind)
{
    /// <summary>Gets a value indicating whether a rule turned the value into what was surely meant.</summary>
    public bool IsRepaired => Kind == SchemaViolationKind.Repaired;

    /// <summary>Gets a value indicating whether the value is missing from the record.</summary>
    public bool IsLost => Kind == SchemaViolationKind.Lost;
}
