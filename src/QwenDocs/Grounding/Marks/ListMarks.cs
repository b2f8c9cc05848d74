using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Ink;
using QwenDocs.Grounding.Lists;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Marks;

/// <summary>Reads the marks of a list's entries: the cell in the row of the entry, under the heading of the field.</summary>
internal sealed class ListMarks(GroundingContext context)
{
    // In heights of a letter.
    private const double SpareOfRow = 0.5;
    private const double SpareOfColumn = 3;
    private const double SmallestInk = 0.5;

    private static readonly string[] NoSigns = ["-", "–", "—", "0", "/"];

    /// <summary>Reads the marks of one list, once its entries have their rows.</summary>
    /// <returns>The readings by the path of the field.</returns>
    public IEnumerable<KeyValuePair<FieldPath, MarkReading>> Read(ListValues list, IEnumerable<Claim> marks)
    {
        foreach (Claim mark in marks)
        {
            if (mark.Index < list.Bands.Length && list.Bands[mark.Index] is { IsPlaced: true } band && HeadingFor(mark.Field, band.Start) is { } heading)
                yield return new KeyValuePair<FieldPath, MarkReading>(mark.Path, ReadCell(mark.Field, heading, band));
        }
    }

    /// <summary>Returns the heading of a column: the last one over a row, on its page or on one before.</summary>
    private PrintSpan? HeadingFor(ClaimField field, int row)
    {
        MarkLabel[] over = [.. context.ListMarkLabels.Where(label => label.Field == field && context.Print.RowOf(label.Span) < row)];
        return over.Length == 0 ? null : over.MaxBy(label => context.Print.RowOf(label.Span))!.Span;
    }

    private MarkReading ReadCell(ClaimField field, PrintSpan heading, Band band)
    {
        int page = context.Print.Rows[band.Start].Page;

        // The rows of a table that stands sideways are not known.
        if (context.Print.Cells[heading.Cell].QuarterTurns != 0 || !context.PageInks.TryGetValue(page, out PageInk? ink))
            return MarkReading.Unclear;
        PageBox cell = CellOf(heading, band, page, ink.LetterHeight), at = context.Print.BoxOf(heading);
        if (field.Node.Mark == MarkKind.Checkbox)
        {
            (PageBox Box, double Ink)[] boxes = [.. ink.Boxes.Where(box => IsIn(cell, box.Box)).OrderBy(box => Math.Abs(box.Box.Left + box.Box.Right - at.Left - at.Right))];
            if (boxes.Length > 0)
                return BoxPlaces.Of(boxes[0].Ink, Place(boxes[0].Box, MarkReading.Empty), Place(boxes[0].Box, MarkReading.Ticked));
            if (ReadSign(cell, band, page) is { } sign)
                return sign;
        }

        PageBox[] strokes = [.. ink.Strokes.Where(stroke => IsIn(cell, stroke) && Math.Max(stroke.Width, stroke.Height) >= SmallestInk * ink.LetterHeight)];
        return strokes.Length > 0
            ? new MarkReading(MarkState.Present, Place(strokes.Aggregate((a, b) => a.Union(b)), MarkReading.Ink))
            : new MarkReading(MarkState.Absent, Place(cell, MarkReading.NoInk));

        EvidenceSpan Place(PageBox box, string print) => new(context.Print.Pages[page].PageNumber, box, print);
    }

    /// <summary>Reads what is typed into a cell: a cross, a sign of a box, yes or no.</summary>
    private MarkReading? ReadSign(PageBox cell, Band band, int page)
    {
        for (int row = band.Start; row <= band.Found; row++)
        {
            foreach (int number in context.Print.Rows[row].Cells.Where(number => context.Print.Cells[number].Page == page))
            {
                PrintCell printed = context.Print.Cells[number];
                foreach ((int at, int length) in PrintWords.Of(printed.Text))
                {
                    PageBox box = printed.BoxOf(at, length);
                    if (!IsIn(cell, box))
                        continue;
                    string word = printed.Text.Substring(at, length);
                    bool? isTicked = BoxSigns.ReadAlone(word) ?? (BoxPlaces.IsYes(word) ? true : BoxPlaces.IsNo(word) || NoSigns.Contains(word) ? false : null);
                    EvidenceSpan place = new(context.Print.Pages[page].PageNumber, box, word);
                    return isTicked is { } known ? new MarkReading(known ? MarkState.Present : MarkState.Absent, place) : new MarkReading(MarkState.Unclear, place);
                }
            }
        }

        return null;
    }

    /// <summary>Returns the cell: as high as the entry's row, as wide as half the way to the headings beside.</summary>
    private PageBox CellOf(
        PrintSpan heading,
        Band band,
        int page,
        double letter)
    {
        PageBox at = context.Print.BoxOf(heading);
        double left = at.Left - (SpareOfColumn * letter), right = at.Right + (SpareOfColumn * letter);
        foreach (int other in context.Print.Rows[context.Print.RowOf(heading)].Cells.Where(other => other != heading.Cell))
        {
            PageBox box = context.Print.Cells[other].Box;
            if (box.Right <= at.Left)
                left = Math.Max(left, (box.Right + at.Left) / 2);
            else if (box.Left >= at.Right)
                right = Math.Min(right, (box.Left + at.Right) / 2);
        }

        PageBox[] rows = [.. Enumerable.Range(band.Start, band.Found - band.Start + 1).SelectMany(row => context.Print.Rows[row].Cells).Select(number => context.Print.Cells[number]).Where(printed => printed.Page == page).Select(printed => printed.Box)];
        return new PageBox(left, rows.Min(row => row.Top) - (SpareOfRow * letter), right, rows.Max(row => row.Bottom) + (SpareOfRow * letter));
    }

    private static bool IsIn(PageBox cell, PageBox box)
    {
        double x = (box.Left + box.Right) / 2, y = (box.Top + box.Bottom) / 2;
        return x >= cell.Left && x <= cell.Right && y >= cell.Top && y <= cell.Bottom;
    }
}
