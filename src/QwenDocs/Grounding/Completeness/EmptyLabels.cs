using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Tells whether a field's label is printed with nothing at it: the field of a form that was left empty.</summary>
internal sealed class EmptyLabels(GroundingContext context)
{
    private const double SureLabel = 0.85;

    // In heights of the label: a value stands no further to the right of it, or below.
    private const double ReachRight = 40;
    private const double ReachDown = 2.5;

    /// <summary>Whether the label stands somewhere, and everywhere it does nothing stands beside or under it.</summary>
    public bool Has(ClaimField field)
    {
        bool isFound = false;
        foreach (PrintCell cell in context.Print.Cells)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (!IsLabelOf(cell, field))
                continue;
            if (HasValue(cell))
                return false;
            isFound = true;
        }

        return isFound;
    }

    private bool IsLabelOf(PrintCell cell, ClaimField field)
    {
        if (cell.Letters < 2 || cell.Digits > 0)
            return false;
        double own = 0, other = 0;
        foreach ((ClaimField labelled, double fit) in context.Labels.FieldsAt(cell.Text))
            (own, other) = labelled == field ? (fit, other) : (own, Math.Max(other, fit));
        return own >= SureLabel && own > other;
    }

    private bool HasValue(PrintCell label)
    {
        PageBox box = label.Box;
        double height = Math.Max(1, box.Height);
        IReadOnlyList<int> row = context.Print.Rows[label.Row].Cells;
        if (label.Column + 1 < row.Count && context.Print.Cells[row[label.Column + 1]] is var beside && beside.Box.Left - box.Right < ReachRight * height && !context.Labels.IsKnown(beside.Text))
            return true;
        for (int below = label.Row + 1; below < context.Print.Rows.Count && context.Print.Rows[below].Page == label.Page; below++)
        {
            foreach (PrintCell cell in context.Print.Rows[below].Cells.Select(number => context.Print.Cells[number]))
            {
                if (cell.Box.Top - box.Bottom > ReachDown * height)
                    return false;
                if (cell.Box.Left < box.Right && cell.Box.Right > box.Left)
                    return !context.Labels.IsKnown(cell.Text);
            }
        }

        return false;
    }
}
