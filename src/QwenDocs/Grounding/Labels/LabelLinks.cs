using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Imaging;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Labels;

/// <summary>Tells by the print beside and above a value at which field's label it stands.</summary>
internal sealed class LabelLinks
{
    // How far labels are looked for, in characters, cells, rows and heights.
    private const int NearCharacters = 60;
    private const int CellsToTheLeft = 4;
    private const int RowsAbove = 60;
    private const int HeightsAbove = 40;
    private const int LongestText = 400;

    /// <summary>The most that a label counts that stands over its value; one beside it may count more.</summary>
    public const double HeadingScore = 0.9;

    // A longer label that holds a field's own says something else: Total Discount.
    private const double HeldByLonger = 0.35;

    private readonly PrintIndex _print;
    private readonly IReadOnlyList<ClaimField> _fields;
    private readonly FieldLabels _labels;
    private readonly Dictionary<string, double[]?> _fits = [];
    private readonly Dictionary<string, bool> _isKnown = [];
    private readonly Dictionary<PrintSpan, double[]> _scores = [];

    public LabelLinks(PrintIndex print, SchemaFields fields) => (_print, _fields, _labels) = (print, fields.All, fields.Labels);

    /// <summary>Returns how surely a span stands at a label of a field, 0 to 1.</summary>
    public double Score(ClaimField field, PrintSpan span) => Scores(span)[field.Number];

    /// <summary>Returns the field among some whose label fits best.</summary>
    public (ClaimField? Field, double Score) Best(PrintSpan span, Func<ClaimField, bool> among)
    {
        double[] scores = Scores(span);
        ClaimField? best = null;
        double score = 0;
        foreach (ClaimField field in _fields)
        {
            if (scores[field.Number] > score && among(field))
                (best, score) = (field, scores[field.Number]);
        }

        return (best, score);
    }

    /// <summary>Whether a text is a label of the table or the schema, with little beside it.</summary>
    public bool IsKnown(string text)
    {
        if (_isKnown.TryGetValue(text, out bool known))
            return known;
        FoldedText folded = FieldVocabulary.Default.Map(Cut(text));
        double letters = Math.Max(1, LabelFit.Letters(folded.Value));
        return _isKnown[text] = _labels.Find(folded.Value).Any(found => _labels.IsKnown(found.Label) && _labels[found.Label].Length >= 3 && LabelFit.Of(folded, _labels[found.Label], found.At, letters) >= 0.6);
    }

    /// <summary>Returns the fields whose sure labels a text is, with how surely.</summary>
    public IEnumerable<(ClaimField Field, double Fit)> FieldsAt(string text)
    {
        if (Fits(Cut(text)) is not { } fits)
            yield break;
        for (int i = 0; i < fits.Length; i++)
        {
            if (fits[i] > 0)
                yield return (_fields[i], fits[i]);
        }
    }

    private double[] Scores(PrintSpan span)
    {
        if (_scores.TryGetValue(span, out double[]? known))
            return known;
        double[] scores = new double[_fields.Count];
        foreach ((string text, double factor) in SourcesOf(span))
        {
            if (Fits(text) is not { } fits)
                continue;
            for (int i = 0; i < fits.Length; i++)
                scores[i] = Math.Max(scores[i], fits[i] * factor);
        }

        return _scores[span] = scores;
    }

    /// <summary>Returns the texts that may be the label of a span, and how much each counts.</summary>
    private List<(string Text, double Factor)> SourcesOf(PrintSpan span)
    {
        List<(string Text, double Factor)> sources = [];
        string text = _print.Cells[span.Cell].Text;
        string near = text[Math.Max(0, span.Start - NearCharacters)..span.Start];
        if (LabelFit.Letters(near) >= 2 || near.Any(PrintFolding.IsUnspaced))
        {
            sources.Add((near, 1));
        }
        else
        {
            AddLeft(span, sources);
            if (near.Any(char.IsLetterOrDigit) || near.Contains('#'))
                sources.Add((near, 0.8));
        }

        // A known label in the same line says more than what stands over it.
        bool isLabelled = sources.Any(source => source.Factor > 0.7 && IsKnown(source.Text));
        int beside = sources.Count;
        AddAbove(span, sources);
        for (int i = beside; isLabelled && i < sources.Count; i++)
            sources[i] = (sources[i].Text, sources[i].Factor * 0.5);
        return sources;
    }

    private void AddLeft(PrintSpan span, List<(string Text, double Factor)> sources)
    {
        PrintCell own = _print.Cells[span.Cell];
        IReadOnlyList<int> row = _print.Rows[own.Row].Cells;
        double factor = 1;
        string joined = "";
        int words = 0, last = Math.Max(0, own.Column - (CellsToTheLeft * 4));
        for (int i = own.Column - 1; i >= last && words < CellsToTheLeft; i--)
        {
            PrintCell cell = _print.Cells[row[i]];
            if (cell.Letters < 2)
            {
                if (cell.Digits > 0)
                    factor *= 0.9;
                continue;
            }

            // Where print stands apart letter by letter or word by word, its words belong together.
            joined = joined.Length == 0 ? Cut(cell.Text) : $"{Cut(cell.Text)} {joined}";
            sources.Add((joined, factor));
            if (words > 0)
                sources.Add((Cut(cell.Text), factor * 0.8));
            words++;
            factor *= 0.92;
        }
    }

    private void AddAbove(PrintSpan span, List<(string Text, double Factor)> sources)
    {
        PageBox box = _print.BoxOf(span);
        PrintCell own = _print.Cells[span.Cell];
        double height = Math.Max(1, box.Height), factor = HeadingScore, lastTop = own.Box.Top;
        string? below = null;
        for (int row = own.Row - 1; row >= 0 && row > own.Row - RowsAbove && _print.Rows[row].Page == own.Page; row--)
        {
            foreach (int number in _print.Rows[row].Cells)
            {
                PrintCell cell = _print.Cells[number];
                if (cell.Box.Right < box.Left - (0.2 * height) || cell.Box.Left > box.Right + (0.2 * height) || cell.Box.Bottom > lastTop + (0.5 * height))
                    continue;
                if (cell.Letters < 2 || (cell.Digits > 0 && cell.Digits >= cell.Letters / 2))
                {
                    // A number of the same column.
                    factor *= 0.985;
                    lastTop = cell.Box.Top;
                    break;
                }

                if (below is null)
                {
                    sources.Add((Cut(cell.Text), factor));
                    below = cell.Text;
                    lastTop = cell.Box.Top;
                    break;
                }

                // A heading of two lines.
                if (lastTop - cell.Box.Bottom < 0.8 * height)
                    sources.Add((Cut($"{cell.Text} {below}"), factor));
                return;
            }

            if (below is null && lastTop - _print.Rows[row].Bottom > HeightsAbove * height)
                return;
        }
    }

    /// <summary>Returns for each field how well its best label fits a text; null where none does.</summary>
    private double[]? Fits(string text)
    {
        if (_fits.TryGetValue(text, out double[]? known))
            return known;
        FoldedText folded = FieldVocabulary.Default.Map(text);
        double letters = Math.Max(1, LabelFit.Letters(folded.Value));
        List<(int Label, int At, double Fit)> found = [];
        (int Label, int Start, int End) longest = (-1, 0, 0);
        foreach ((int label, int at) in _labels.Find(folded.Value))
        {
            double fit = LabelFit.Of(folded, _labels[label], at, letters);
            if (fit == 0)
                continue;
            found.Add((label, at, fit));
            if (_labels.IsKnown(label) && _labels[label].Length > longest.End - longest.Start)
                longest = (label, at, at + _labels[label].Length);
        }

        double[]? fits = null;
        foreach ((int label, int at, double fit) in found)
        {
            bool isHeld = longest.End - longest.Start > _labels[label].Length && at >= longest.Start && at + _labels[label].Length <= longest.End;
            foreach ((int field, double weight) in _labels.OwnersOf(label))
            {
                double score = weight * fit;
                if (isHeld && !_labels.OwnersOf(longest.Label).Any(owner => owner.Field == field))
                    score *= HeldByLonger;
                fits ??= new double[_fields.Count];
                fits[field] = Math.Max(fits[field], score);
            }
        }

        return _fits[text] = fits;
    }

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}
