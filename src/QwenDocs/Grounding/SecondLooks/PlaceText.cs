using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>Makes the text of a place from the words of a reader that gives no boxes.</summary>
internal static class PlaceText
{
    private const int LongestReading = 2_000;

    /// <summary>Spreads words evenly over the place.</summary>
    /// <returns>The text, or <see langword="null"/> where nothing was read.</returns>
    public static PageText? Of(DoubtfulPlace place, PageSize page, string? reading)
    {
        string[] lines = (reading ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || reading!.Length > LongestReading)
            return null;
        double height = place.Box.Height / lines.Length;
        List<TextLine> read = [];
        for (int line = 0; line < lines.Length; line++)
        {
            double unit = place.Box.Width / lines[line].Length, top = place.Box.Top + (line * height);
            List<TextWord> words = [];
            for (int start = 0; start < lines[line].Length;)
            {
                int end = start;
                while (end < lines[line].Length && !char.IsWhiteSpace(lines[line][end]))
                    end++;
                if (end > start)
                    words.Add(new TextWord(lines[line][start..end], new PageBox(place.Box.Left + (start * unit), top, place.Box.Left + (end * unit), top + height)));
                start = end + 1;
            }

            if (words.Count > 0)
                read.Add(new TextLine(words));
        }

        return read.Count == 0 ? null : new PageText(place.PageNumber, page, TextSource.Recognized, read);
    }
}
