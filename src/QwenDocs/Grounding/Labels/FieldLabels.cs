using QwenDocs.Grounding.Claims;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Labels;

/// <summary>The labels of a schema's fields, and those of the table, ready to be found in print.</summary>
internal sealed class FieldLabels
{
    // Labels that are made of a field's words name it as surely as this.
    private const double Sure = 0.75;

    private readonly LabelTrie _trie = new();
    private readonly List<List<(int Field, double Weight)>> _owners = [];
    private readonly HashSet<int> _known = [];

    public FieldLabels(IReadOnlyList<ClaimField> fields)
    {
        foreach (string label in FieldVocabulary.Default.KnownLabels)
            _known.Add(Add(label));
        for (int field = 0; field < fields.Count; field++)
        {
            foreach (FieldLabel label in fields[field].Terms.Labels.Where(label => label.Folded.Length >= 2 || label.Folded == "#"))
            {
                int number = Add(label.Folded);
                _owners[number].Add((field, label.Weight));
                if (label.Weight >= 0.9)
                    _known.Add(number);
            }
        }

        Sequence = FieldVocabulary.Default.SequenceWith(fields.SelectMany(field => field.Terms.Labels).Where(label => label is { Weight: >= Sure, Folded.Length: > 2 }).Select(label => label.Folded));
    }

    /// <summary>Gets what tells texts that are nothing but labels.</summary>
    public LabelSequence Sequence { get; }

    public string this[int number] => _trie[number];

    /// <summary>Returns the labels in a folded text and where each stands.</summary>
    public IEnumerable<(int Label, int At)> Find(string folded) => _trie.Find(folded);

    /// <summary>Whether a label is one of the table, or one that a schema names.</summary>
    public bool IsKnown(int label) => _known.Contains(label);

    /// <summary>Returns the fields that a label names, and how surely.</summary>
    public IReadOnlyList<(int Field, double Weight)> OwnersOf(int label) => _owners[label];

    private int Add(string label)
    {
        int number = _trie.Add(label);
        while (_owners.Count <= number)
            _owners.Add([]);
        return number;
    }
}
