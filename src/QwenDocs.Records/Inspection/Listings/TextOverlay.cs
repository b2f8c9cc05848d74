using System.ComponentModel;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>A text that stands in a picture of a listing.</summary>
[Description("One text in a picture, such as a headline, a sticker or a watermark.")]
public record TextOverlay : IValidatableRecord
{
    /// <summary>Gets the text.</summary>
    [Description("The text exactly as printed, in its own script.")]
    public string? Text { get; init; }

    /// <summary>Gets the language.</summary>
    [Description("Language as BCP 47 code: th, vi, id, en, zh.")]
    public string? Language { get; init; }

    /// <summary>Gets the text in English.</summary>
    [Description("The text in English; null where it is English or needs no translation.")]
    public string? Translation { get; init; }

    /// <summary>Gets what the text is for.</summary>
    [Description("What the text is for.")]
    public TextOverlayKind? Kind { get; init; }

    /// <summary>Checks that the language is a language code whose script the text is in, and that a text in another language than English is translated.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate()
    {
        if (string.IsNullOrWhiteSpace(Text) || string.IsNullOrWhiteSpace(Language))
            yield break;
        if (!LanguageScript.IsTag(Language))
            yield return Finding.Error(nameof(Language), "This is no language code.", "a BCP 47 code such as th, vi or id");
        else if (!LanguageScript.Fits(Text, Language))
            yield return Finding.Error(nameof(Language), "The text is not in the script of this language; decide again on the language.");
        else if (!Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(Translation) && Text.Any(char.IsLetter) && Kind is not TextOverlayKind.Watermark)
            yield return Finding.Warning(nameof(Translation), "The text is not in English and is not translated.", "the text in English");
    }
}
