using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Labels;

/// <summary>What documents call the fields of records: labels that the schema names, those of a table, and names made from the words of the property.</summary>
internal sealed partial class FieldVocabulary
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation;
    private const double ComposedWeight = 0.8;
    private const double AsideWeight = 0.9;
    private const double DescribedWeight = 0.75;
    private const double WeakWeight = 0.5;
    private const int LongestAside = 24;
    private const int MostComposed = 512;
    private static readonly string[] Joints = ["", "de", "d", "du", "of", "s"];

    private readonly Table _table;

    private FieldVocabulary(Table table)
    {
        _table = table;
        KnownLabels = [.. table.Fields.SelectMany(field => field.Labels).Concat(table.Others).Select(Fold).Where(label => label.Length > 1).Distinct()];
        SumLabels = [.. table.Fields.Where(field => field.IsSum).SelectMany(field => field.Labels.Concat(field.WeakLabels)).Select(Fold).Where(label => label.Length > 2).Distinct()];
    }

    public static FieldVocabulary Default { get; } = Load();

    /// <summary>Gets every sure label of the table, folded.</summary>
    public IReadOnlyList<string> KnownLabels { get; }

    /// <summary>Gets the labels of sums of a whole document, folded: a row that opens with one is no row of a list.</summary>
    public IReadOnlyList<string> SumLabels { get; }

    /// <summary>Folds a label, or print that may be one.</summary>
    public static string Fold(string text) => TextFolding.Fold(text, Folds);

    /// <summary>Folds print with the way back to it; # and % are kept, since labels may be nothing else.</summary>
    public static FoldedText Map(string text) => TextFolding.Map(text, Folds, "#%");

    /// <summary>Returns what is known of a property; its parent's name may decide what it means.</summary>
    public FieldTerms TermsOf(string parent, string name, SchemaNode node)
    {
        string folded = Fold(name), foldedParent = Fold(parent), description = node.Description ?? "";
        TableField? field = _table.Fields.FirstOrDefault(field => field.Names.Any(known => IsQualified(known, foldedParent, folded)))
            ?? _table.Fields.FirstOrDefault(field => field.Names.Contains(folded));
        string[] words = Words(name);
        Dictionary<string, double> labels = [];
        Add(labels, node.Labels, 1);
        Add(labels, Asides(description), AsideWeight);
        if (field is not null)
        {
            Add(labels, field.Labels, 1);
            Add(labels, field.WeakLabels, WeakWeight);
        }

        foreach (string composed in Compose(words).Concat(words.Length == 1 ? Compose([.. Words(parent), .. words]) : []))
            labels.TryAdd(composed, ComposedWeight);
        if (Phrase(description) is { } phrase)
            labels.TryAdd(phrase, DescribedWeight);
        return new FieldTerms(KindOf(field?.Kind, words, node), [.. labels.Where(label => label.Key.Length > 0).Select(label => new FieldLabel(label.Key, label.Value))])
        {
            IsLone = field?.Lone == true,
            Titles = field?.Choices ?? [],
        };
    }

    private static FieldKind KindOf(string? known, string[] words, SchemaNode node) => known switch
    {
        "amount" => FieldKind.Amount,
        "percent" => FieldKind.Percent,
        "quantity" => FieldKind.Quantity,
        "unit" => FieldKind.Unit,
        "currency" => FieldKind.Currency,
        "choice" => FieldKind.Choice,
        "identifier" or "code" or "container" or "eori" or "iban" or "mrn" or "tariff" or "taxId" => FieldKind.Identifier,
        null when words.Length > 0 => ByLastWord(words, node),
        _ => FieldKind.Text,
    };

    private static FieldKind ByLastWord(string[] words, SchemaNode node) => words[^1] switch
    {
        "currency" => FieldKind.Currency,
        "country" or "nationality" => FieldKind.Country,
        "unit" => FieldKind.Unit,
        "rate" or "percent" or "percentage" when IsNumber(node) => FieldKind.Percent,
        "amount" or "total" or "subtotal" or "price" or "value" or "sum" or "fee" or "cost" or "discount" or "balance" or "freight" or "duty" or "tax" or "charge" when IsNumber(node) => FieldKind.Amount,
        _ when IsNumber(node) && words.Any(word => word is "total" or "amount" or "price" or "value") => FieldKind.Amount,
        _ when IsNumber(node) => FieldKind.Quantity,
        "number" or "no" or "id" or "code" or "reference" or "ref" => FieldKind.Identifier,
        _ => FieldKind.Text,
    };

    private static bool IsNumber(SchemaNode node) => node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    /// <summary>Splits a property name: <c>issueDate</c>, <c>IssueDate</c> and <c>issue_date</c> are two words.</summary>
    private static string[] Words(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            string word = Fold(name[start..i]);
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }

        return [.. words];
    }

    private static bool IsQualified(string known, string parent, string name)
    {
        int point = known.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && known.AsSpan(point + 1).SequenceEqual(name) && parent.Contains(known[..point], StringComparison.Ordinal);
    }

    // The likeliest label stands first: later ones weigh a little less.
    private static void Add(Dictionary<string, double> labels, IReadOnlyList<string> texts, double weight)
    {
        for (int i = 0; i < texts.Count; i++)
            labels.TryAdd(Fold(texts[i]), weight - (Math.Min(i, 50) * 0.004));
    }

    private static string[] Asides(string description) =>
        [.. Brackets().Matches(description).SelectMany(aside => aside.Groups["text"].Value.Split(", ")).Where(text => text.Length is > 1 and <= LongestAside)];

    /// <summary>The words that open a description, up to the first that only explains.</summary>
    private static string? Phrase(string description)
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
    private IEnumerable<string> Compose(string[] words)
    {
        if (words.Length is 0 or > 3)
            return words.Length == 0 ? [] : [string.Concat(words)];
        string[][] ways = [.. words.Select(word => _table.Words.TryGetValue(word, out string[]? known) ? known : [word])];
        IEnumerable<string> forward = ways[0], backward = ways[^1];
        for (int i = 1; i < ways.Length; i++)
        {
            string[] next = ways[i], previous = ways[^(i + 1)];
            forward = forward.SelectMany(head => next.SelectMany(tail => (string[])[head + tail, head + "s" + tail]));
            backward = backward.SelectMany(head => previous.SelectMany(tail => Joints.Select(joint => head + joint + tail)));
        }

        return (words.Length == 1 ? forward : forward.Concat(backward)).Where(label => label.Length > 1).Take(MostComposed);
    }

    private static FieldVocabulary Load()
    {
        using Stream stream = typeof(FieldVocabulary).Assembly.GetManifestResourceStream("QwenDocs.labels.json")
            ?? throw new InvalidOperationException("The assembly was built without its table of labels.");
        return new FieldVocabulary(JsonSerializer.Deserialize(stream, TableJsonContext.Default.Table)!);
    }

    [GeneratedRegex(@"^Box \d{1,2}[^:]*: ", RegexOptions.CultureInvariant)]
    private static partial Regex BoxOpening();

    [GeneratedRegex(@"\((?<text>[^()]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    /// <summary>The table: words in several languages, fields, and labels of what records seldom ask for.</summary>
    internal sealed record Table(Dictionary<string, string[]> Words, string[] Others, TableField[] Fields);

    /// <summary>A field of the table.</summary>
    internal sealed record TableField
    {
        /// <summary>Gets the property names that mean this field, in lower case; <c>invoice.number</c> is a number inside something called invoice.</summary>
        public string[] Names { get; set; } = [];

        public string Kind { get; set; } = "";

        public string[] Labels { get; set; } = [];

        /// <summary>Gets labels that name the field only where nothing better does.</summary>
        public string[] WeakLabels { get; set; } = [];

        public bool Lone { get; set; }

        public bool IsSum { get; set; }

        public Dictionary<string, string[]>? Choices { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Table))]
    private sealed partial class TableJsonContext : JsonSerializerContext;
}
