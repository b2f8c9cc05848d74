using System.Text;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public sealed class CjkRadicalsTests
{
    [Fact]
    public void Radicals_of_Kangxi_become_the_characters_of_their_compatibility_decomposition()
    {
        for (char radical = '\u2F00'; radical <= '\u2FD5'; radical++)
            CjkRadicals.Unify(radical).ToString().ShouldBe(radical.ToString().Normalize(NormalizationForm.FormKC));
    }

    [Theory]
    [InlineData('⻋', '车')]
    [InlineData('⻆', '角')]
    [InlineData('⻓', '长')]
    [InlineData('⻚', '页')]
    [InlineData('⻮', '齿')]
    [InlineData('⻰', '龙')]
    public void Radicals_that_were_added_later_become_characters_too(char radical, char character) => CjkRadicals.Unify(radical).ShouldBe(character);

    [Theory]
    [InlineData('金')]
    [InlineData('⺪')]
    [InlineData('⿰')]
    [InlineData('A')]
    [InlineData('가')]
    public void All_else_stays(char c) => CjkRadicals.Unify(c).ShouldBe(c);
}
