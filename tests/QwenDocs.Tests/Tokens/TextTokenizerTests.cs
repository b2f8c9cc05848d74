using CsCheck;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Tokens;

public class TextTokenizerTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("2026", 4)]
    [InlineData("Hello world", 2)]
    [InlineData("12,345.67 EUR", 10)]
    public void Counts_as_Qwen_does(string text, int tokens) => TextTokenizer.CountTokens(text).ShouldBe(tokens);

    [Fact]
    public void Every_digit_is_a_token() =>
        Gen.Int[0, int.MaxValue].Sample(number => TextTokenizer.CountTokens($"{number}").ShouldBe($"{number}".Length));

    [Fact]
    public void Composed_and_decomposed_letters_count_alike() =>
        TextTokenizer.CountTokens("Gebu\u0308hr").ShouldBe(TextTokenizer.CountTokens("Geb\u00fchr"));

    [Fact]
    public void Text_beside_text_counts_no_more_than_the_two_apart() =>
        Gen.String[Gen.Char.AlphaNumeric, 0, 40].Select(Gen.String[Gen.Char.AlphaNumeric, 0, 40]).Sample((left, right) =>
            TextTokenizer.CountTokens($"{left} {right}").ShouldBeLessThanOrEqualTo(TextTokenizer.CountTokens(left) + TextTokenizer.CountTokens(" " + right)));
}
