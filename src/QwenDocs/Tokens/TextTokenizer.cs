using System.Text;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace QwenDocs.Tokens;

/// <summary>Counts the tokens of text as Qwen models do, without their vocabulary files.</summary>
/// <remarks>
/// Qwen's vocabulary holds every token of <c>cl100k_base</c> except runs of two or three digits, which its splitting pattern never makes.
/// So <c>cl100k_base</c> under Qwen's pattern (taken from the models' published <c>tokenizer.json</c>) counts exactly on English, German,
/// digits and JSON, and gives an upper bound on Chinese, Thai and Vietnamese, for which Qwen has longer tokens of its own.
/// </remarks>
public static partial class TextTokenizer
{
    private static readonly TiktokenTokenizer Ranks = TiktokenTokenizer.CreateForEncoding("cl100k_base");

    /// <summary>Counts the tokens of a text. Special tokens written as text are counted as text.</summary>
    /// <param name="text">The text; it is normalised to Unicode form C first, as Qwen does.</param>
    /// <returns>The number of tokens: exact or an upper bound, see the remarks.</returns>
    public static int CountTokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.IsNormalized(NormalizationForm.FormC))
            text = text.Normalize(NormalizationForm.FormC);

        ReadOnlySpan<char> span = text;
        int count = 0;
        foreach (ValueMatch piece in QwenPieces().EnumerateMatches(span))
            count += Ranks.CountTokens(span.Slice(piece.Index, piece.Length), considerPreTokenization: false, considerNormalization: false);
        return count;
    }

    [GeneratedRegex(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    private static partial Regex QwenPieces();
}
