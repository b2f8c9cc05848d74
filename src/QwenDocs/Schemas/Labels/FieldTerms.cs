namespace QwenDocs.Schemas.Labels;

/// <summary>What is known of a field before its value is looked for.</summary>
/// <param name="Kind">The sort of value.</param>
/// <param name="Labels">What documents print beside it.</param>
internal sealed record FieldTerms(FieldKind Kind, IReadOnlyList<FieldLabel> Labels)
{
    /// <summary>Gets the labels of amounts that the field is the sum of, its own among them; empty for a field that is one amount.</summary>
    public IReadOnlyList<FieldLabel> PartLabels { get; init; } = [];

    /// <summary>Gets a value indicating whether a date that stands alone at the top of a document is this field.</summary>
    public bool IsLone { get; init; }

    /// <summary>Gets a value indicating whether the field is taken off a sum, and is printed with a minus or without.</summary>
    public bool IsDeduction { get; init; }

    /// <summary>Gets where a party stands that has no label; <see langword="null"/> where it always has one.</summary>
    public PartyPlace? UnlabelledPlace { get; init; }

    /// <summary>Gets the titles by value, for a field that is read off the title; empty for all others.</summary>
    public IReadOnlyDictionary<string, string[]> Titles { get; init; } = new Dictionary<string, string[]>();
}
