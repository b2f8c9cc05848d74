using System.Globalization;
using System.Text;

namespace QwenDocs.Offline.Reading;

/// <summary>Text without what recognition loses: letters, digits, #, % only, in lower case, without diacritics; and the way back to the characters.</summary>
internal sealed class FoldedText
{
    private readonly int[] _source;

    private FoldedText(string original, string value, int[] source)
    {
        Original = original;
        Value = value;
        _source = source;
    }

    public string Original { get; }

    public string Value { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var source = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
                continue;
            foreach (char character in text[i].ToString().Normalize(NormalizationForm.FormKD))
            {
                foreach (char plain in Plain(character))
                {
                    folded.Append(plain);
                    source.Add(i);
                }
            }
        }
        return new FoldedText(text, folded.ToString(), [.. source]);
    }

    public static string Fold(string text) => Of(text).Value;

    /// <summary>Returns the place in <see cref="Original"/> that follows a run of folded characters.</summary>
    public int EndOf(int start, int length) => length == 0 ? 0 : _source[start + length - 1] + 1;

    public int StartOf(int start) => _source[start];

    private static string Plain(char character) => character switch
    {
        // The recognition sees ß as B: both fold to the same letter.
        'ß' => "b",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' or '°' or 'º' => "o",
        '#' or '%' => character.ToString(),
        _ when char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark => "",
        _ when char.IsLetterOrDigit(character) => char.ToLowerInvariant(character).ToString(),
        _ => "",
    };
}
