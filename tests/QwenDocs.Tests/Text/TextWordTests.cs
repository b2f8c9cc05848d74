using CsCheck;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text;

public class TextWordTests
{
    [Fact]
    public void Parts_of_a_word_stand_between_the_edges_of_their_characters()
    {
        TextWord word = new("iWi", new PageBox(100, 50, 120, 60), edges: [0, 4, 16, 20]);

        word.BoxOf(1..2).ShouldBe(new PageBox(104, 50, 116, 60));
        word.BoxOf(..).ShouldBe(word.Box);
        new TextWord("abcd", new PageBox(0, 0, 40, 10)).BoxOf(1..3).ShouldBe(new PageBox(10, 0, 30, 10));
    }

    [Theory]
    [InlineData(90, 0, 0, 10, 4)]
    [InlineData(180, 36, 0, 40, 10)]
    [InlineData(270, 0, 36, 10, 40)]
    public void The_first_character_stands_where_the_reading_begins(double angle, double left, double top, double right, double bottom)
    {
        PageBox box = angle == 180 ? new PageBox(0, 0, 40, 10) : new PageBox(0, 0, 10, 40);
        PageBox first = new TextWord("ten digits", box, angle).BoxOf(..1);

        (first.Left, first.Top, first.Right, first.Bottom).ShouldSatisfyAllConditions(
            b => b.Left.ShouldBe(left, 1e-6), b => b.Top.ShouldBe(top, 1e-6), b => b.Right.ShouldBe(right, 1e-6), b => b.Bottom.ShouldBe(bottom, 1e-6));
    }

    [Fact]
    public void Parts_lie_in_the_box_and_the_whole_is_their_union_at_any_angle() =>
        Gen.Select(Gen.Double[0, 360], Gen.Int[2, 30], Gen.Double[2, 20], Gen.Double[1, 12]).Sample((angle, length, width, height) =>
        {
            (double sin, double cos) = Math.SinCos(angle * Math.PI / 180);
            double along = length * width;
            double halfWidth = ((along * Math.Abs(cos)) + (height * Math.Abs(sin))) / 2, halfHeight = ((along * Math.Abs(sin)) + (height * Math.Abs(cos))) / 2;
            PageBox box = new(300 - halfWidth, 400 - halfHeight, 300 + halfWidth, 400 + halfHeight);
            TextWord word = new(new string('字', length), box, angle, 0.9, [.. Enumerable.Range(0, length + 1).Select(index => index * width)]);

            PageBox union = word.BoxOf(..1).Union(word.BoxOf(1..));

            union.Left.ShouldBe(box.Left, 0.01);
            union.Top.ShouldBe(box.Top, 0.01);
            union.Right.ShouldBe(box.Right, 0.01);
            union.Bottom.ShouldBe(box.Bottom, 0.01);
        });

    [Fact]
    public void Misuse_is_refused()
    {
        PageBox box = new(0, 0, 10, 10);
        Should.Throw<ArgumentException>(() => new TextWord("", box));
        Should.Throw<ArgumentException>(() => new TextWord("a", box, edges: [0]));
        Should.Throw<ArgumentException>(() => new TextWord("a", box, confidence: 1.5));
        Should.Throw<ArgumentException>(() => new TextWord("a", box, angle: double.NaN));
        Should.Throw<ArgumentException>(() => new TextLine([]));
        Should.Throw<ArgumentOutOfRangeException>(() => new TextWord("ab", box).BoxOf(1..4));
    }

    [Fact]
    public void Words_in_any_order_become_lines_from_top_to_bottom_that_wide_gaps_end()
    {
        var page = PageText.FromWords(3, new PageSize(600, 800, PageUnit.Point), TextSource.TextLayer,
        [
            At("total", 400, 100), At("12.00", 520, 101), At("Net", 375, 100), At("Invoice", 20, 20), At("No.", 60, 20),
            new TextWord("margin", new PageBox(5, 200, 15, 260), angle: 270),
        ]);

        page.Lines.Select(line => line.Text).ShouldBe(["Invoice No.", "Net total", "12.00", "margin"]);
        page.Text.ShouldBe("Invoice No.\nNet total\n12.00\nmargin");
        page.Lines.ShouldAllBe(line => line.Confidence == null);

        static TextWord At(string text, double left, double top) => new(text, new PageBox(left, top, left + (text.Length * 5), top + 10));
    }

    [Fact]
    public void A_line_is_as_sure_as_its_characters_on_average()
    {
        TextWord Word(string text, double confidence) => new(text, new PageBox(0, 0, 10, 10), confidence: confidence);

        new TextLine([Word("abc", 0.9), Word("d", 0.5)]).Confidence.ShouldNotBeNull().ShouldBe(0.8, 1e-9);
    }
}
