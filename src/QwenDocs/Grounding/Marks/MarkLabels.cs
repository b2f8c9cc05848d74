using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Labels;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Marks;

/// <summary>Finds where the labels of marks are printed: those of the schema, or else the words for marks of their kind.</summary>
internal sealed class MarkLabels
{
    // A line of boxes holds the labels of several of them.
    private const double LeastFitOfBox = 0.3;
    private const double LeastFit = 0.42;
    private const double GenericWeight = 0.6;
    private const double SameFit = 0.1;
    private const int LongestText = 400;

    private static readonly string[] SignatureWords = ["signature", "signed", "signed by", "unterschrift", "unterzeichnet", "signé", "firma", "handtekening", "assinatura", "签名", "签字", "签章", "署名"];
    private static readonly string[] StampWords = ["stamp", "seal", "stempel", "siegel", "cachet", "tampon", "sello", "timbro", "carimbo", "盖章", "印章", "公章", "签章"];

    private readonly LabelTrie _trie = new();
    private readonly List<List<(ClaimField Field, double Weight, bool IsGeneric)>> _owners = [];

    private MarkLabels(IEnumerable<ClaimField> fields)
    {
        foreach (ClaimField field in fields)
        {
            foreach (FieldLabel label in field.Terms.Labels.Where(label => label.Folded.Length >= 2))
                Add(label.Folded, field, label.Weight, isGeneric: false);
            foreach (string word in WordsOf(field.Node.Mark))
                Add(FieldVocabulary.Default.Fold(word), field, GenericWeight, isGeneric: true);
        }
    }

    /// <summary>Returns the places of the labels of some fields, the best-fitting ones of each.</summary>
    public static IReadOnlyList<MarkLabel> Find(PrintIndex print, IReadOnlyList<ClaimField> fields, CancellationToken cancellationToken)
    {
        MarkLabels labels = new(fields);
        List<MarkLabel> found = [];
        for (int cell = 0; cell < print.Cells.Count; cell++)
        {
            if (cell % 256 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            labels.AddOf(cell, print.Cells[cell].Text, found);
        }

        return [.. found.GroupBy(label => label.Field).SelectMany(Best)];
    }

    private static string[] WordsOf(MarkKind? kind) => kind switch
    {
        MarkKind.Signature => SignatureWords,
        MarkKind.Stamp => StampWords,
        _ => [],
    };

    /// <summary>Keeps the labels of the field itself where one is printed, and of those in one place the one that fits best.</summary>
    private static IEnumerable<MarkLabel> Best(IEnumerable<MarkLabel> ofField)
    {
        MarkLabel[] labels = [.. ofField];
        bool hasOwn = labels.Any(label => !label.IsGeneric);
        MarkLabel[] kept = [.. labels.Where(label => label.IsGeneric != hasOwn).GroupBy(label => label.Span.Cell).Select(cell => cell.OrderByDescending(label => label.Fit).ThenByDescending(label => label.Span.Length).First())];
        double best = kept.Length == 0 ? 0 : kept.Max(label => label.Fit);
        return kept.Where(label => label.Fit >= best - SameFit);
    }

    private void Add(string label, ClaimField field, double weight, bool isGeneric)
    {
        int number = _trie.Add(label);
        while (_owners.Count <= number)
            _owners.Add([]);
        if (!_owners[number].Exists(owner => owner.Field == field))
            _owners[number].Add((field, weight, isGeneric));
    }

    private void AddOf(int cell, string text, List<MarkLabel> found)
    {
        if (text.Length > LongestText)
            return;
        FoldedText folded = FieldVocabulary.Default.Map(text);
        double letters = Math.Max(1, LabelFit.Letters(folded.Value));
        foreach ((int label, int at) in _trie.Find(folded.Value))
        {
            double fit = LabelFit.Of(folded, _trie[label], at, letters);
            int start = folded.StartOf(at), end = folded.EndOf(at, _trie[label].Length);
            foreach ((ClaimField field, double weight, bool isGeneric) in _owners[label])
            {
                if (fit * weight >= (field.Node.Mark == MarkKind.Checkbox ? LeastFitOfBox : LeastFit))
                    found.Add(new MarkLabel(field, new PrintSpan(cell, start, end - start), fit * weight, isGeneric));
            }
        }
    }
}
