namespace QwenDocs.Text;

/// <summary>What a comparison of texts leaves out.</summary>
[Flags]
public enum TextFolds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Full-width forms, the digits of other scripts, and the many spaces, dashes and apostrophes become their ASCII characters.</summary>
    Width = 1,

    /// <summary>Letters become small letters, by the invariant culture.</summary>
    Case = 2,

    /// <summary>Letters lose their accents: <c>é</c> becomes <c>e</c>, <c>ø</c> becomes <c>o</c>, <c>æ</c> becomes <c>ae</c>, <c>ß</c> becomes <c>ss</c>.</summary>
    Diacritics = 4,

    /// <summary>All but letters and digits goes: spaces, signs and invisible characters.</summary>
    Punctuation = 8,

    /// <summary>What optical recognition takes for something else becomes the same: <c>ß</c> and <c>b</c>, <c>°</c> and <c>o</c>.</summary>
    OcrConfusions = 16,
}
