using CsCheck;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text.Pages;

public class MergedTextTests
{
    private const int Columns = 6;

    private static readonly PageSize Size = new(600, 800, PageUnit.Point);

    // Which source has a word, and how far the recogniser's box of it is off, in shares of its sides.
    private static readonly Gen<(int Source, double X, double Y)> AnyWord = Gen.Select(Gen.Int[0, 2], Gen.Double[-0.2, 0.2], Gen.Double[-0.2, 0.2]);

    [Fact]
    public void No_word_is_lost_and_none_is_there_twice() => AnyWord.Array[0, 120].Sample(words =>
    {
        List<TextWord> layer = [], recognized = [];
        for (int index = 0; index < words.Length; index++)
        {
            (int source, double x, double y) = words[index];
            PageBox box = new(20 + (90 * (index % Columns)), 20 + (30 * (index / Columns)), 80 + (90 * (index % Columns)), 32 + (30 * (index / Columns)));
            if (source != 1)
                layer.Add(new TextWord($"word{index}", box));
            if (source != 0)
                recognized.Add(new TextWord($"word{index}", new PageBox(box.Left + (x * 60), box.Top + (y * 12), box.Right + (x * 60), box.Bottom + (y * 12)), 0, 0.9));
        }

        PageText merged = MergedText.Of(PageText.FromWords(1, Size, TextSource.TextLayer, layer), recognized);

        merged.Words.Select(word => word.Text).Order().ShouldBe(Enumerable.Range(0, words.Length).Select(index => $"word{index}").Order());
        merged.Words.Where(word => (word.Source ?? merged.Source) == TextSource.TextLayer).Select(word => word.Text).Order().ShouldBe(layer.Select(word => word.Text).Order());
    });

    [Fact]
    public void Words_of_both_sources_stand_in_one_line()
    {
        var layer = PageText.FromWords(1, Size, TextSource.TextLayer, [new TextWord("Total", new PageBox(50, 100, 80, 110)), new TextWord("page", new PageBox(50, 200, 80, 210))]);

        PageText merged = MergedText.Of(layer, [new TextWord("42,80", new PageBox(84, 101, 110, 111), 0, 0.9)]);

        merged.Lines.Select(line => line.Text).ShouldBe(["Total 42,80", "page"]);
        merged.Source.ShouldBe(TextSource.TextLayer);
    }
}
