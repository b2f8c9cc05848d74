using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Reading;

/// <summary>What papers call the fields of records: the data file, and names made from the words of a property.</summary>
internal sealed partial class Vocabulary
{
    private const double ComposedWeight = 0.8;
    private const double AsideWeight = 0.9;
    private const double DescribedWeight = 0.75;
    private const double WeakWeight = 0.5;
    private const int MaxComposed = 4096;
    private static readonly string[] Joints = ["", "de", "d", "du", "of", "s"];

    private readonly VocabularyData _data;

    private Vocabulary(VocabularyData data)
    {
        _data = data;
        KnownLabels = data.Fields.SelectMany(field => field.Labels).Select(Folding.Fold).Where(label => label.Length > 1).ToHashSet();
        SumLabels = [.. data.Fields.Where(field => field.IsSum).SelectMany(field => field.Labels.Concat(field.WeakLabels)).Select(Folding.Fold).Where(label => label.Length > 2)];
    }

    public static Vocabulary Default { get; } = Load();

    /// <summary>Gets the labels of sums of a whole document, folded: a row that opens with one is no row of a table.</summary>
    public IReadOnlyList<string> SumLabels { get; }

    /// <summary>Gets every strong label of the data file, folded.</summary>
    public IReadOnlySet<string> KnownLabels { get; }

    /// <summary>Returns what is known of a property; its parent's name may decide what it means.</summary>
    public FieldTerms TermsOf(string parent, string name, string description)
    {
        string folded = Folding.Fold(name), foldedParent = Folding.Fold(parent);
        FieldData? field = _data.Fields.FirstOrDefault(field => field.Names.Any(known => IsQualified(known, foldedParent, folded)))
            ?? _data.Fields.FirstOrDefault(field => field.Names.Contains(folded));
        string[] words = Words(name);
        var hints = FieldHints.Read(description);
        var labels = new Dictionary<string, double>();
        Add(labels, [.. hints.Labels], 1, 0.004);
        Add(labels, [.. hints.Asides], AsideWeight, 0.004);
        if (field is not null)
        {
            Add(labels, field.Labels, 1, 0.004);
            Add(labels, field.WeakLabels, WeakWeight, 0.004);
        }
        foreach (string composed in Compose(words))
            labels.TryAdd(composed, ComposedWeight);
        if (Compose([.. Words(parent), .. words]) is var qualified && words.Length == 1)
        {
            foreach (string composed in qualified)
                labels.TryAdd(composed, ComposedWeight);
        }
        if (Phrase(description) is { } phrase)
            labels.TryAdd(phrase, DescribedWeight);
        return new FieldTerms(field?.Kind ?? KindOf(words), [.. labels.Where(label => label.Key.Length > 0).Select(label => new FieldLabel(label.Key, label.Value))], field) { Hints = hints };
    }

    /// <summary>Splits a property name: <c>issueDate</c>, <c>IssueDate</c> and <c>issue_date</c> are two words.</summary>
    public static string[] Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            string word = Folding.Fold(name[start..i]);
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }
        return [.. words];
    }

    private static bool IsQualified(string known, string parent, string name)
    {
        int point = known.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && known[(point + 1)..] == name && parent.Contains(known[..point], StringComparison.Ordinal);
    }

    private static void Add(Dictionary<string, double> labels, string[] texts, double weight, double step)
    {
        for (int i = 0; i < texts.Length; i++)
            labels.TryAdd(Folding.Fold(texts[i]), weight - (i * step));
    }

    private static string KindOf(string[] words) =>
        words.Length == 0 ? "text" : words[^1] switch
        {
            "number" or "no" or "id" or "code" or "reference" or "ref" => "identifier",
            "unit" => "unit",
            "kind" => "packing",
            "country" or "nationality" => "country",
            _ => "text",
        };

    /// <summary>The words that open a description, up to the first that only explains.</summary>
    private static string? Phrase(string description)
    {
        string[] words = BoxOpening().Replace(description, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var phrase = new List<string>();
        foreach (string word in words)
        {
            bool ends = word[^1] is '.' or ',' or ';' or ':';
            if (word is "of" or "as" or "in" or "on" or "by" or "exactly" or "for" or "from" or "that" or "which" or "who")
                break;
            phrase.Add(word.TrimEnd('.', ',', ';', ':'));
            if (ends)
                break;
        }
        if (phrase.Count > 0 && phrase[0] is "The" or "A" or "An")
            phrase.RemoveAt(0);
        string folded = Folding.Fold(string.Concat(phrase));
        return phrase.Count is >= 1 and <= 4 && folded.Length >= 4 ? folded : null;
    }

    private static Vocabulary Load()
    {
        using Stream stream = DataFiles.Open("labels.json");
        return new Vocabulary(JsonSerializer.Deserialize(stream, VocabularyJsonContext.Default.VocabularyData)!);
    }

    /// <summary>All ways to say some words in the languages of the data file, in both orders.</summary>
    private IEnumerable<string> Compose(string[] words)
    {
        if (words.Length is 0 or > 3)
            return words.Length == 0 ? [] : [string.Concat(words)];
        string[][] ways = [.. words.Select(word => _data.Words.TryGetValue(word, out string[]? known) ? known : [word])];
        IEnumerable<string> forward = ways[0], backward = ways[^1];
        for (int i = 1; i < ways.Length; i++)
        {
            string[] next = ways[i], previous = ways[^(i + 1)];
            forward = forward.SelectMany(head => next.SelectMany(tail => (string[])[head + tail, head + "s" + tail]));
            backward = backward.SelectMany(head => previous.SelectMany(tail => Joints.Select(joint => head + joint + tail)));
        }
        return (words.Length == 1 ? forward : forward.Concat(backward)).Where(label => label.Length > 1).Take(MaxComposed);
    }

    [GeneratedRegex(@"^Box \d{1,2}[^:]*: ")]
    private static partial Regex BoxOpening();

    internal sealed record VocabularyData(Dictionary<string, string[]> Words, FieldData[] Fields);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(VocabularyData))]
    private sealed partial class VocabularyJsonContext : JsonSerializerContext;
}
