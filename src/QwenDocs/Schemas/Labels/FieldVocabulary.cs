using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Schemas.Labels;

/// <summary>What documents call the fields of records: labels that the schema names, those of a table, and names made from the words of the property.</summary>
internal sealed partial class FieldVocabulary
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation;

    // Labels may be nothing else, such as the heading of a column of numbers.
    private const string Signs = "#%";
    private const double ComposedWeight = 0.8;
    private const double AsideWeight = 0.9;
    private const double DescribedWeight = 0.75;
    private const double WeakWeight = 0.5;

    // A word of many labels, such as the Date of "Date of delivery".
    private const double GenericWeight = 0.25;
    private const int LongestAside = 24;
    private const int MostComposed = 512;
    private static readonly LabelTable Table = LabelTable.Load();
    private static readonly string[] Joints = ["", "de", "d", "du", "of", "s"];

    private readonly TextFolds _folds;
    private readonly string _signs;
    private readonly HashSet<string> _labels;
    private readonly HashSet<string> _words;

    private FieldVocabulary(TextFolds folds, string signs)
    {
        (_folds, _signs) = (folds, signs);
        KnownLabels = Table.Fields.SelectMany(field => field.Labels).Concat(Table.Others).Select(Fold).Where(label => label.Length > 1).ToHashSet();
        IEnumerable<string> sums = Table.Fields.Where(field => field.IsSum).SelectMany(field => field.Labels.Concat(field.WeakLabels));
        SumLabels = [.. sums.Select(Fold).Where(label => label.Length > 2).Distinct()];
        _labels = [.. KnownLabels, .. Table.Fields.SelectMany(field => field.WeakLabels).Select(Fold).Where(label => label.Length > 1)];
        _words = Table.Words.Values.SelectMany(words => words).Select(Fold).Where(word => word.Length > 0).ToHashSet();
    }

    /// <summary>Gets the labels as they are found inside of longer print: their letters and digits.</summary>
    public static FieldVocabulary Default { get; } = new(Folds, "");

    /// <summary>Gets the labels as whole lines of recognised print are compared with them: with <c>#</c> and <c>%</c>, and without what recognition mistakes.</summary>
    public static FieldVocabulary Recognized { get; } = new(Folds | TextFolds.OcrConfusions, Signs);

    /// <summary>Gets every sure label of the table, folded.</summary>
    public IReadOnlySet<string> KnownLabels { get; }

    /// <summary>Gets the labels of sums of a whole document, folded: a row that opens with one is no row of a list.</summary>
    public IReadOnlyList<string> SumLabels { get; }

    /// <summary>Returns what tells labels by the labels of the table, weak ones too, and others.</summary>
    /// <param name="others">Folded labels that a schema names.</param>
    public LabelSequence SequenceWith(IEnumerable<string> others) => new([.. _labels, .. others], _words);

    /// <summary>Folds a label, or print that may be one.</summary>
    public string Fold(string text) => TextFolding.Map(text, _folds, _signs).Value;

    /// <summary>Folds print with the way back to it; # and % are kept.</summary>
    public FoldedText Map(string text) => TextFolding.Map(text, _folds, Signs);

    /// <summary>Returns what is known of a property; its parent's name may decide what it means.</summary>
    public FieldTerms TermsOf(string parent, string name, SchemaNode node)
    {
        string folded = Fold(name), foldedParent = Fold(parent), description = node.Description ?? "";
        LabelledField? field = Table.Fields.FirstOrDefault(field => field.Names.Any(known => IsQualified(known, foldedParent, folded)))
            ?? Table.Fields.FirstOrDefault(field => field.Names.Contains(folded));
        string[] words = NameWords.Split(name);
        Dictionary<string, double> labels = [];
        Add(labels, node.Labels, 1);
        Add(labels, Asides(description), AsideWeight);
        if (field is not null)
        {
            Add(labels, field.Labels, 1);
            Add(labels, field.WeakLabels, WeakWeight);
        }

        foreach (string composed in Compose(words).Concat(words.Length == 1 ? Compose([.. NameWords.Split(parent), .. words]) : []))
            labels.TryAdd(composed, ComposedWeight);
        if (Phrase(description) is { } phrase)
            labels.TryAdd(phrase, _words.Contains(phrase) ? GenericWeight : DescribedWeight);
        FieldLabel[] weighed = [.. labels.Where(label => label.Key.Length > 0).Select(label => new FieldLabel(label.Key, label.Value))];
        return new FieldTerms(field?.Kind ?? KindOf(words, node), weighed)
        {
            PartLabels = field is { PartLabels.Length: > 0 } ? [.. weighed, .. field.PartLabels.Select(label => new FieldLabel(Fold(label), 1))] : [],
            IsDeduction = field?.IsDeduction == true,
            IsLone = field?.Lone == true,
            UnlabelledPlace = field?.UnlabelledPlace,
            Titles = field?.Choices ?? [],
        };
    }

    private static FieldKind KindOf(string[] words, SchemaNode node) => words.Length == 0 ? FieldKind.Text : words[^1] switch
    {
        "currency" => FieldKind.Currency,
        "country" or "nationality" => FieldKind.Country,
        "unit" => FieldKind.Unit,
        "kind" => FieldKind.Packing,
        "rate" or "percent" or "percentage" when IsNumber(node) => FieldKind.Percent,
        "amount" or "total" or "subtotal" or "price" or "value" or "sum" or "fee" or "cost" when IsNumber(node) => FieldKind.Amount,
        "discount" or "balance" or "freight" or "duty" or "tax" or "charge" when IsNumber(node) => FieldKind.Amount,
        _ when IsNumber(node) && words.Any(word => word is "total" or "amount" or "price" or "value") => FieldKind.Amount,
        _ when IsNumber(node) => FieldKind.Quantity,
        "number" or "no" or "id" or "code" or "reference" or "ref" => FieldKind.Identifier,
        _ => FieldKind.Text,
    };

    private static bool IsNumber(SchemaNode node) => node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    private static bool IsQualified(string known, string parent, string name)
    {
        int point = known.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && known.AsSpan(point + 1).SequenceEqual(name) && parent.Contains(known[..point], StringComparison.Ordinal);
    }

    // The likeliest label stands first: later ones weigh a little less.
    private void Add(Dictionary<string, double> labels, IReadOnlyList<string> texts, double weight)
    {
        for (int i = 0; i < texts.Count; i++)
            labels.TryAdd(Fold(texts[i]), weight - (Math.Min(i, 50) * 0.004));
    }

    private static string[] Asides(string description) =>
        [.. Brackets().Matches(description).SelectMany(aside => aside.Groups["text"].Value.Split(", ")).Where(text => text.Length is > 1 and <= LongestAside)];

    /// <summary>The words that open a description, up to the first that only explains.</summary>
    private string? Phrase(string description)
    {
        List<string> phrase = [];
        foreach (string word in BoxOpening().Replace(description, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "of" or "as" or "in" or "on" or "by" or "exactly" or "for" or "from" or "that" or "which" or "who")
                break;
            phrase.Add(word.TrimEnd('.', ',', ';', ':'));
            if (word[^1] is '.' or ',' or ';' or ':')
                break;
        }

        if (phrase.Count > 0 && phrase[0] is "The" or "A" or "An")
            phrase.RemoveAt(0);
        string folded = Fold(string.Concat(phrase));
        return phrase.Count is >= 1 and <= 4 && folded.Length >= 4 ? folded : null;
    }

    /// <summary>All ways to say some words in the languages of the table, in both orders.</summary>
    private static IEnumerable<string> Compose(string[] words)
    {
        if (words.Length is 0 or > 3)
            return words.Length == 0 ? [] : [string.Concat(words)];
        string[][] ways = [.. words.Select(word => Table.Words.TryGetValue(word, out string[]? known) ? known : [word])];
        IEnumerable<string> forward = ways[0], backward = ways[^1];
        for (int i = 1; i < ways.Length; i++)
        {
            string[] next = ways[i], previous = ways[^(i + 1)];
            forward = forward.SelectMany(head => next.SelectMany(tail => (string[])[head + tail, head + "s" + tail]));
            backward = backward.SelectMany(head => previous.SelectMany(tail => Joints.Select(joint => head + joint + tail)));
        }

        return (words.Length == 1 ? forward : forward.Concat(backward)).Where(label => label.Length > 1).Take(MostComposed);
    }

    [GeneratedRegex(@"^Box \d{1,2}[^:]*: ", RegexOptions.CultureInvariant)]
    private static partial Regex BoxOpening();

    [GeneratedRegex(@"\((?<text>[^()]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();
}
