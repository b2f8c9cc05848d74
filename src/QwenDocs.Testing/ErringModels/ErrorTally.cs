namespace QwenDocs.Testing.ErringModels;

/// <summary>Counts errors by kind.</summary>
internal sealed class ErrorTally
{
    public Dictionary<ModelErrorKind, int> Counts { get; } = [];

    public void Add(ModelErrorKind kind) => Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
}
