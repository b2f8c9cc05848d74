namespace QwenDocs.Schemas;

/// <summary>A place where an answer departed from its schema.</summary>
/// <param name="Path">Where in the answer, as JSON path: <c>$.lines[3].quantity</c>.</param>
/// <param name="Message">What was wrong, without the value.</param>
/// <param name="Expected">What the schema asks for there.</param>
/// <param name="IsRepaired">Whether a rule turned it into what was surely meant; otherwise the value is missing from the record.</param>
public sealed record SchemaViolation(string Path, string Message, string Expected, bool IsRepaired);
