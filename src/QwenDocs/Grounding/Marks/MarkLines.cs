using QwenDocs.Grounding.Print;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Marks;

/// <summary>Finds what stands behind a label on its line, in whatever direction the label reads.</summary>
internal static class MarkLines
{
    /// <summary>Returns the cells from the label's own on, with how far they begin behind its end; both in the unit of the page.</summary>
    public static IEnumerable<(int Cell, double Gap)> Behind(PrintIndex print, PrintSpan label)
    {
        PrintCell own = print.Cells[label.Cell];
        PageBox at = TextLayout.Upright(own.Box, own.QuarterTurns);
        List<(int Cell, double Gap)> behind = [(label.Cell, 0)];
        for (int cell = 0; cell < print.Cells.Count; cell++)
        {
            PrintCell other = print.Cells[cell];
            if (cell == label.Cell || other.Page != own.Page || other.QuarterTurns != own.QuarterTurns)
                continue;
            PageBox box = TextLayout.Upright(other.Box, own.QuarterTurns);
            if (box.Left >= at.Right && Math.Abs(box.Top + box.Bottom - at.Top - at.Bottom) < at.Height)
                behind.Add((cell, box.Left - at.Right));
        }

        behind.Sort(static (a, b) => a.Gap.CompareTo(b.Gap));
        return behind;
    }
}
