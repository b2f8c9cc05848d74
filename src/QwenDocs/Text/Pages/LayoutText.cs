using System.Globalization;
using System.Text;
using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Writes the text of a page so that its columns stand under each other: a line for each row, spaces for the gaps.</summary>
internal static class LayoutText
{
    // In heights of a row: more than this between two rows is an empty line.
    private const double ParagraphGap = 1.2;
    private const int MostColumns = 400;

    /// <summary>Writes the lines, <c>\n</c> behind each. Characters that no reader sees, and marks that chat templates would take for their own, are left out or broken.</summary>
    public static string Write(PageText page)
    {
        IReadOnlyList<TextRow> rows = page.Rows;
        double unit = CharacterWidth(page);
        double left = rows.Where(IsLevel).SelectMany(row => row.Cells).Select(cell => cell.Box.Left).DefaultIfEmpty(0).Min();
        StringBuilder text = new();
        double bottom = double.NaN;
        foreach (TextRow row in rows)
        {
            PageBox box = row.Cells.Select(cell => cell.Box).Aggregate((a, b) => a.Union(b));
            if (box.Top - bottom > ParagraphGap * box.Height)
                text.Append('\n');
            bottom = IsLevel(row) ? box.Bottom : double.NaN;
            Write(text, row, left, unit);
        }

        return text.ToString();
    }

    /// <summary>Returns what of some text is seen: without characters of no width, and with the marks of chat templates broken.</summary>
    public static string Visible(string text)
    {
        if (text.All(static character => character is > ' ' and < (char)127) && !text.Contains("<|", StringComparison.Ordinal))
            return text;
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune))
                visible.Append(rune.ToString());
        }

        // Servers may read <|im_end|> in a text as the end of the message.
        return visible.Replace("<|", "< |").ToString();
    }

    // Joiners shape letters of some scripts; everything else without a width can only carry what the page does not show.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.PrivateUse or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned => true,
        _ => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF),
    };

    private static void Write(StringBuilder text, TextRow row, double left, double unit)
    {
        int column = 0;
        foreach (TextLine cell in row.Cells)
        {
            string words = Visible(cell.Text);
            if (words.Length == 0)
                continue;
            int start = IsLevel(row) ? (int)Math.Clamp((cell.Box.Left - left) / unit, 0, MostColumns) : 0;
            int gap = Math.Max(start - column, column == 0 ? 0 : 2);
            text.Append(' ', gap).Append(words);
            column += gap + Columns(words);
        }

        text.Append('\n');
    }

    /// <summary>Returns the usual width of a character, in the unit of the page; Chinese takes two of them.</summary>
    private static double CharacterWidth(PageText page)
    {
        double[] widths = [.. page.Words.Where(IsLevel).Select(word => word.Box.Width / Columns(word.Text)).Where(width => width > 0).Order()];
        return widths.Length == 0 ? 1 : widths[widths.Length / 2];
    }

    private static int Columns(string text)
    {
        int columns = 0;
        foreach (char character in text)
            columns += character is >= '\u2E80' and <= '\uD7A3' or >= '\uFF00' and <= '\uFF60' ? 2 : 1;
        return Math.Max(1, columns);
    }

    private static bool IsLevel(TextRow row) => IsLevel(row.Cells[0].Words[0]);

    private static bool IsLevel(TextWord word) => word.Angle is < 45 or > 315;
}
