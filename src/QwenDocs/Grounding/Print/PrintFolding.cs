using QwenDocs.Text;

namespace QwenDocs.Grounding.Print;

/// <summary>What counts when print is compared with a value: letters and digits, without case and accents.</summary>
internal sealed class PrintFolding(bool isRecognized)
{
    private readonly TextFolds _folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation | (isRecognized ? TextFolds.OcrConfusions : TextFolds.None);

    public string Fold(string? text) => TextFolding.Fold(text, _folds);

    public FoldedText Map(string text) => TextFolding.Map(text, _folds);

    /// <summary>Whether a character is of a script that is written without spaces, or a sign of it.</summary>
    public static bool IsUnspaced(char c) => c >= '\u2E80';
}
