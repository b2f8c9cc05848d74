using QwenDocs.Text;

namespace QwenDocs.Offline.Reading;

/// <summary>Folds print for comparison: without what recognition loses or takes for something else.</summary>
internal static class Folding
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation | TextFolds.OcrConfusions;

    public static string Fold(string text) => Map(text).Value;

    /// <summary>Folds a text; # and % are kept, since labels may be nothing else.</summary>
    public static FoldedText Map(string text) => TextFolding.Map(text, Folds, "#%");
}
