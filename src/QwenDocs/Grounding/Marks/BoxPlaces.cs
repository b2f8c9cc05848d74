using QwenDocs.Grounding.Ink;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Marks;

/// <summary>Reads the boxes that people tick on one page: the square in front of a label, or behind it, or those at yes and no in its row.</summary>
internal sealed class BoxPlaces(GroundingContext context, int page, InkPicture picture)
{
    // In heights of a letter.
    private const double Gap = 3;
    private const double Touching = 0.45;
    private const double OffLine = 0.9;
    private const double SameGap = 0.3;
    private const double RowReach = 30;

    // The share of the inside of a box that is ink.
    private const double MostOfEmpty = 0.03;
    private const double LeastOfTicked = 0.07;

    private static readonly string[] YesWords = ["yes", "ja", "oui", "sí", "si", "sì", "sim", "是", "有", "はい"];
    private static readonly string[] NoWords = ["no", "nein", "non", "nee", "não", "否", "无", "無", "いいえ"];

    private readonly List<InkBox> _boxes = Find(picture, context.Print.Pages[page]);

    /// <summary>Gets the squares and rings of the page.</summary>
    public IReadOnlyList<InkBox> Boxes => _boxes;

    public MarkReading Read(MarkLabel label) => BoxAt(label.Span) is { } box ? Of(box) : ByAnswers(label);

    /// <summary>Reads a box that is a character of the text.</summary>
    public static MarkReading? ReadSign(PrintIndex print, MarkLabel label) =>
        BoxSigns.Read(print.Cells[label.Span.Cell].Text, label.Span.Start, label.Span.Length) is not { } sign ? null
            : new MarkReading(
                sign.IsTicked ? MarkState.Present : MarkState.Absent,
                new EvidenceSpan(print.Pages[print.PageOf(label.Span)].PageNumber, print.BoxOf(new PrintSpan(label.Span.Cell, sign.At, 1)), sign.IsTicked ? MarkReading.Ticked : MarkReading.Empty));

    /// <summary>Reads a box by the share of its inside that is ink.</summary>
    public static MarkReading Of(double ink, EvidenceSpan empty, EvidenceSpan ticked) => ink switch
    {
        <= MostOfEmpty => new MarkReading(MarkState.Absent, empty),
        >= LeastOfTicked => new MarkReading(MarkState.Present, ticked),
        _ => new MarkReading(MarkState.Unclear, empty),
    };

    public static bool IsYes(string word) => Contains(YesWords, word);

    public static bool IsNo(string word) => Contains(NoWords, word);

    private MarkReading Of(InkBox box) => Of(box.Ink, Span(box, MarkReading.Empty), Span(box, MarkReading.Ticked));

    private static List<InkBox> Find(InkPicture picture, PageText text)
    {
        List<InkBox> boxes = InkBoxes.Find(picture);

        // A letter O of a text layer is a letter; what recognition takes for one may be a ring.
        PageBox[] letters = [.. text.Words.Where(word => word.Text is "O" or "o" or "0" or "D" && (word.Source ?? text.Source) == TextSource.TextLayer).Select(word => picture.ToPixels(word.Box))];
        boxes.AddRange(InkRings.Find(picture).Where(ring => !boxes.Exists(box => box.Box.Intersects(ring.Box)) && !Array.Exists(letters, letter => letter.Intersects(ring.Box))));
        return boxes;
    }

    private InkBox? BoxAt(PrintSpan span)
    {
        int turns = context.Print.Cells[span.Cell].QuarterTurns;
        PageBox at = TextLayout.Upright(picture.ToPixels(context.Print.BoxOf(span)), turns);
        double unit = picture.LetterHeight;
        (InkBox Box, double Gap)? front = null, behind = null;
        foreach (InkBox box in _boxes)
        {
            PageBox square = TextLayout.Upright(box.Box, turns);
            if (Math.Abs(square.Top + square.Bottom - at.Top - at.Bottom) / 2 > OffLine * unit)
                continue;
            double before = at.Left - square.Right, after = square.Left - at.Right;
            if (before >= -Touching * unit && before <= Gap * unit && IsBetter(box, before, front))
                front = (box, before);
            else if (after >= -Touching * unit && after <= Gap * unit && IsBetter(box, after, behind))
                behind = (box, after);
        }

        return front is null ? behind?.Box : behind is null || front.Value.Gap <= behind.Value.Gap + (SameGap * unit) ? front.Value.Box : behind.Value.Box;
    }

    /// <summary>The nearest box counts; of those that lie in each other, such as a filled one in its frame, the larger.</summary>
    private static bool IsBetter(InkBox box, double gap, (InkBox Box, double Gap)? known) =>
        known is not { } other || (other.Box.Box.Intersects(box.Box) ? box.Box.Width > other.Box.Box.Width : gap < other.Gap);

    /// <summary>Reads a question whose answers have a box each.</summary>
    private MarkReading ByAnswers(MarkLabel label)
    {
        PrintCell own = context.Print.Cells[label.Span.Cell];
        MarkReading? yes = null, no = null;
        foreach ((int number, double gap) in MarkLines.Behind(context.Print, label.Span))
        {
            PrintCell cell = context.Print.Cells[number];
            if (gap > RowReach * Math.Max(1, Math.Min(own.Box.Width, own.Box.Height)))
                break;
            foreach ((int at, int length) in PrintWords.Of(cell.Text))
            {
                PrintSpan span = new(number, at, length);
                if (number == label.Span.Cell && at < label.Span.End)
                    continue;
                string word = cell.Text.Substring(at, length).Trim(':', '.', ',', ';', '/', '?', '☐', '☑', '☒', '□', '■');
                yes ??= Contains(YesWords, word) ? Answer(span) : null;
                no ??= Contains(NoWords, word) ? Answer(span) : null;
            }
        }

        return (yes, no) switch
        {
            ({ State: MarkState.Present }, { State: MarkState.Absent }) => yes,
            ({ State: MarkState.Absent }, { State: MarkState.Present }) => new MarkReading(MarkState.Absent, yes.Place),
            _ => MarkReading.Unclear,
        };
    }

    private MarkReading? Answer(PrintSpan span) =>
        ReadSign(context.Print, new MarkLabel(context.Fields[0], span, 1, IsGeneric: true)) ?? (BoxAt(span) is { } box ? Of(box) : null);

    private static bool Contains(string[] words, string word) => Array.Exists(words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));

    private EvidenceSpan Span(InkBox box, string print) => new(context.Print.Pages[page].PageNumber, picture.ToPage(box.Box), print);
}
