namespace QwenDocs.Evaluation;

/// <summary>What a field's comparison forgives, beside differences of white space and of the spelling of dates: the normalizers of ExtractBench. Each can only make a cell right, never wrong.</summary>
[Flags]
public enum FieldNormalizers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One point, comma, colon or semicolon at the end: <c>optional_terminal_punctuation</c>.</summary>
    OptionalTerminalPunctuation = 1,

    /// <summary>White space around commas, points, colons and semicolons: <c>punctuation_spacing</c>.</summary>
    PunctuationSpacing = 2,

    /// <summary>Upper and lower case: <c>case_insensitive</c>.</summary>
    CaseInsensitive = 4,

    /// <summary><c>null</c> where <c>false</c> is expected, and the other way round: <c>null_equals_false</c>.</summary>
    NullEqualsFalse = 8,

    /// <summary>What is no digit; of numbers with ten digits and more, the last ten count: <c>phone_digits</c>.</summary>
    PhoneDigits = 16,

    /// <summary>The century of a year with two digits, and a space in the middle of a year (<c>19 55</c>): <c>lenient_date</c>.</summary>
    LenientDate = 32,
}
