namespace QwenDocs.Grounding.Labels;

/// <summary>Finds all labels that stand in a text, in a time that depends on the text and not on how many labels there are.</summary>
internal sealed class LabelTrie
{
    private readonly Dictionary<(int Node, char Character), int> _next = [];
    private readonly List<int> _ends = [-1];
    private readonly List<string> _labels = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Adds a folded label.</summary>
    /// <returns>Its number; the same one each time.</returns>
    public int Add(string label)
    {
        if (_numbers.TryGetValue(label, out int known))
            return known;
        int node = 0;
        foreach (char c in label)
        {
            if (!_next.TryGetValue((node, c), out int next))
            {
                next = _ends.Count;
                _next[(node, c)] = next;
                _ends.Add(-1);
            }

            node = next;
        }

        _ends[node] = _labels.Count;
        _numbers[label] = _labels.Count;
        _labels.Add(label);
        return _labels.Count - 1;
    }

    public string this[int number] => _labels[number];

    /// <summary>Returns the labels in a folded text and where each stands.</summary>
    public IEnumerable<(int Label, int At)> Find(string folded)
    {
        for (int start = 0; start < folded.Length; start++)
        {
            int node = 0;
            for (int i = start; i < folded.Length && _next.TryGetValue((node, folded[i]), out node); i++)
            {
                if (_ends[node] >= 0)
                    yield return (_ends[node], start);
            }
        }
    }
}
