using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Tells whether a field's label is printed, and with nothing at it: the field of a form that was left empty.</summary>
internal sealed class EmptyLabels
{
    private const double SureLabel = 0.85;

    // In heights of the label: a value stands no further to the right of it, or below.
    private const double ReachRight = 40;
    private const double ReachDown = 2.5;

    // A label that fits less well may still be the field's: then nobody can say that it was not seen.
    private const double WeakLabel = 0.4;

    private readonly GroundingContext _context;
    private readonly Dictionary<ClaimField, List<PrintCell>> _labels = [];
    private readonly HashSet<ClaimField> _seen = [];

    public EmptyLabels(GroundingContext context)
    {
        _context = context;
        foreach (PrintCell cell in context.Print.Cells)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Add(cell);
        }
    }

    /// <summary>Whether the label stands somewhere, and everywhere it does nothing stands beside or under it.</summary>
    public bool Has(ClaimField field) => _labels.TryGetValue(field, out List<PrintCell>? labels) && !labels.Exists(HasValue);

    /// <summary>Whether print that may be the field's label stands on any page.</summary>
    public bool IsSeen(ClaimField field) => _seen.Contains(field);

    private void Add(PrintCell cell)
    {
        if (cell.Letters < 2)
            return;
        (ClaimField? field, double best, double second) = (null, 0, 0);
        foreach ((ClaimField labelled, double fit) in _context.Labels.FieldsAt(cell.Text))
        {
            if (fit >= WeakLabel)
                _seen.Add(labelled);
            if (fit > best)
                (field, best, second) = (labelled, fit, best);
            else
                second = Math.Max(second, fit);
        }

        if (field is null || best < SureLabel || second >= best || cell.Digits > 0)
            return;
        if (_labels.TryGetValue(field, out List<PrintCell>? cells))
            cells.Add(cell);
        else
            _labels[field] = [cell];
    }

    private bool HasValue(PrintCell label)
    {
        PageBox box = label.Box;
        double height = Math.Max(1, box.Height);
        IReadOnlyList<int> row = _context.Print.Rows[label.Row].Cells;
        if (label.Column + 1 < row.Count && _context.Print.Cells[row[label.Column + 1]] is var beside && beside.Box.Left - box.Right < ReachRight * height && !_context.Labels.IsKnown(beside.Text))
            return true;
        for (int below = label.Row + 1; below < _context.Print.Rows.Count && _context.Print.Rows[below].Page == label.Page; below++)
        {
            foreach (PrintCell cell in _context.Print.Rows[below].Cells.Select(number => _context.Print.Cells[number]))
            {
                if (cell.Box.Top - box.Bottom > ReachDown * height)
                    return false;
                if (cell.Box.Left < box.Right && cell.Box.Right > box.Left)
                    return !_context.Labels.IsKnown(cell.Text);
            }
        }

        return false;
    }
}
