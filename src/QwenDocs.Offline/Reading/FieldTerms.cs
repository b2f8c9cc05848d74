namespace QwenDocs.Offline.Reading;

/// <summary>What a field is called on paper, and what kind of value it has.</summary>
internal sealed record FieldTerms(string Kind, IReadOnlyList<FieldLabel> Labels, FieldData? Data)
{
    public FieldHints Hints { get; init; } = new();
}
