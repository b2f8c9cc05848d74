namespace QwenDocs.Validation;

/// <summary>Something about a record that a person, or the model in a second try, should look at.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Path">Where in the record, as JSON path: <c>$.lines[3].quantity</c>; <c>$</c> for the whole record.</param>
/// <param name="Message">What is wrong there, in words that a model can act on.</param>
/// <param name="Expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
public sealed record Finding(FindingSeverity Severity, string Path, string Message, string? Expected = null)
{
    /// <summary>Makes a finding of something that is wrong or missing.</summary>
    /// <param name="path">Where, relative to the record that the rule is about, in its members' names: <c>nameof(Total)</c>; <c>$</c> for the whole record.</param>
    /// <param name="message">What is wrong there, in words that a model can act on.</param>
    /// <param name="expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
    /// <returns>The finding.</returns>
    public static Finding Error(string path, string message, string? expected = null) => new(FindingSeverity.Error, path, message, expected);

    /// <summary>Makes a finding of something that is unusual and may be right.</summary>
    /// <param name="path">Where, relative to the record that the rule is about, in its members' names: <c>nameof(Total)</c>; <c>$</c> for the whole record.</param>
    /// <param name="message">What is unusual there, in words that a model can act on.</param>
    /// <param name="expected">What was expected instead, or <see langword="null"/> where the message says it all.</param>
    /// <returns>The finding.</returns>
    public static Finding Warning(string path, string message, string? expected = null) => new(FindingSeverity.Warning, path, message, expected);

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
