using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Something about a record that a person, or the model in a second answer, should check.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Path">Where in the record; <see cref="FieldPath.Root"/> for the whole record.</param>
/// <param name="Message">What is wrong there, in words that a model can act on.</param>
/// <param name="Expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
public sealed record Finding(FindingSeverity Severity, FieldPath Path, string Message, string? Expected = null)
{
    /// <summary>Gets what kind of finding it is: a stable identifier such as <c>invoice.total</c>, <c>iban.invalid</c> or <c>answer.repaired</c>, by which findings are counted, suppressed and re-graded. <c>docs/findings.md</c> lists them.</summary>
    /// <value>
    /// Two or more names in camel case with points between. A rule of a record may leave it out, or give the last name alone, such as <c>sum</c>: <see cref="RecordValidator"/>
    /// then puts the record's type and the members of the path in front of it, as in <c>invoice.lineTotal.sum</c>.
    /// </value>
    public string Code { get; init; } = "";

    /// <summary>Makes a finding of something that is wrong or missing.</summary>
    /// <param name="path">Where, relative to the record that the rule is about, in its members' names: <c>nameof(Total)</c>; <c>$</c> for the whole record.</param>
    /// <param name="message">What is wrong there, in words that a model can act on.</param>
    /// <param name="expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
    /// <param name="code">The code or its last name, or <see langword="null"/> for record type and member: see <see cref="Code"/>.</param>
    /// <returns>The finding.</returns>
    public static Finding Error(
        FieldPath path,
        string message,
        string? expected = null,
        string? code = null) => new(FindingSeverity.Error, path, message, expected) { Code = code ?? "" };

    /// <summary>Makes a finding of something that is unusual and may be right.</summary>
    /// <param name="path">Where, relative to the record that the rule is about, in its members' names: <c>nameof(Total)</c>; <c>$</c> for the whole record.</param>
    /// <param name="message">What is unusual there, in words that a model can act on.</param>
    /// <param name="expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
    /// <param name="code">The code or its last name, or <see langword="null"/> for record type and member: see <see cref="Code"/>.</param>
    /// <returns>The finding.</returns>
    public static Finding Warning(
        FieldPath path,
        string message,
        string? expected = null,
        string? code = null) => new(FindingSeverity.Warning, path, message, expected) { Code = code ?? "" };

    /// <summary>Returns the finding as one line, such as <c>error $.total: is missing; expected a number</c>.</summary>
    /// <returns>Severity, path, message and what was expected.</returns>
    public override string ToString()
    {
        string severity = Severity switch
        {
            FindingSeverity.Info => "info",
            FindingSeverity.Warning => "warning",
            _ => "error",
        };
        return Expected is null ? $"{severity} {Path}: {Message}" : $"{severity} {Path}: {Message}; expected {Expected}";
    }
}
