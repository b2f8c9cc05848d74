namespace QwenDocs.Text;

/// <summary>A value that was read from a printed text, and what is wrong or doubtful with it.</summary>
/// <remarks>
/// Three cases: valid with no <see cref="Problem"/>; valid with one, a doubt such as a date that can be read two ways; and not valid.
/// A value of its own kind implements <see cref="IPrintedValue{TSelf}"/>.
/// </remarks>
public interface IPrintedValue
{
    /// <summary>Gets the text as the document shows it; empty for a default value.</summary>
    string Printed { get; }

    /// <summary>Gets a value indicating whether the text could be read as a value of this type.</summary>
    bool IsValid { get; }

    /// <summary>
    /// Gets one sentence that says what is wrong or doubtful and what was expected, or <see langword="null"/> when all is well.
    /// It never quotes the document, and never tells a right check digit, for a model would write that down instead of reading again.
    /// </summary>
    string? Problem { get; }
}
