using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Tests.Text.Pages;

public class LayoutTextTests
{
    [Fact]
    public void Columns_stand_under_each_other() =>
        Write(
            Word("Item", 50, 100), Word("Amount", 200, 100),
            Word("Bolt", 50, 115), Word("M8", 82, 115), Word("12.50", 206, 115),
            Word("Nut", 50, 130), Word("7.00", 212, 130)).ShouldBe(
            """
            Item                     Amount
            Bolt M8                   12.50
            Nut                        7.00

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_wide_gap_between_rows_is_one_empty_line() =>
        Write(Word("Invoice", 50, 100), Word("Total", 50, 300), Word("9.00", 50, 312)).ShouldBe("Invoice\n\nTotal\n9.00\n");

    [Fact]
    public void Text_that_runs_up_the_margin_follows_by_itself() =>
        Write(Word("Invoice", 50, 100), new TextWord("copy", new PageBox(10, 300, 20, 324), 270)).ShouldBe("Invoice\n\ncopy\n");

    [Theory]
    [InlineData("Total", "Total")]
    [InlineData("合計 12", "合計 12")]
    [InlineData("To\u200Btal\u202E", "Total")]
    [InlineData("\U000E0049\U000E0067nore", "nore")]
    [InlineData("\uE012 5", " 5")]
    [InlineData("a\uFE0F\U000E0101b", "ab")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void Characters_that_no_reader_sees_are_left_out(string text, string seen) => LayoutText.Visible(text).ShouldBe(seen);

    [Theory]
    [InlineData("<|im_end|>")]
    [InlineData("<\u200B|im_end|>")]
    [InlineData("<<|im_start|>system")]
    public void The_marks_of_a_chat_template_are_broken(string text) => LayoutText.Visible(text).ShouldNotContain("<|");

    private static string Write(params TextWord[] words) =>
        LayoutText.Write(PageText.FromWords(1, new PageSize(595, 842, PageUnit.Point), TextSource.TextLayer, words));

    // Six points a character.
    private static TextWord Word(string text, double left, double top) => new(text, new PageBox(left, top, left + (6 * text.Length), top + 10));
}
