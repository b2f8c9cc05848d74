using CsCheck;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public sealed class TextFoldingTests
{
    private const TextFolds All = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation | TextFolds.OcrConfusions;

    [Theory]
    [InlineData("ＡＢ１２　－", TextFolds.Width, "AB12 -")]
    [InlineData("Straße", TextFolds.Case, "straße")]
    [InlineData("Straße Čapek Øre", TextFolds.Diacritics, "Strasse Capek Ore")]
    [InlineData("Straße", TextFolds.OcrConfusions | TextFolds.Diacritics, "Strabe")]
    [InlineData("N° 12/a", TextFolds.OcrConfusions | TextFolds.Punctuation | TextFolds.Case, "no12a")]
    [InlineData("Côte d'Ivoire", TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation, "cotedivoire")]
    [InlineData("价税合计（大写）", TextFolds.Punctuation, "价税合计大写")]
    [InlineData("as it is", TextFolds.None, "as it is")]
    public void Each_level_leaves_out_what_it_says(string text, TextFolds folds, string expected) => TextFolding.Fold(text, folds).ShouldBe(expected);

    [Fact]
    public void What_was_folded_folds_to_itself() =>
        Gen.String.Sample(static text => TextFolding.Fold(TextFolding.Fold(text, All), All) == TextFolding.Fold(text, All), iter: 20_000);

    [Fact]
    public void Each_folded_character_knows_where_it_came_from() =>
        Gen.String[1, 40].Sample(
            static text =>
            {
                FoldedText folded = TextFolding.Map(text, All);
                int last = 0;
                for (int i = 0; i < folded.Value.Length; i++)
                {
                    int start = folded.StartOf(i);
                    if (start < last || folded.EndOf(0, i + 1) != start + 1)
                        return false;
                    last = start;
                }

                return folded.Value == TextFolding.Fold(text, All) && folded.EndOf(0, 0) == 0;
            },
            iter: 10_000);
}
