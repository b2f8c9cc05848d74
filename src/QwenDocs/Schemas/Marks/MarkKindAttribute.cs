namespace QwenDocs.Schemas;

/// <summary>Tells what sort of mark a <see cref="Mark"/> property asks for, where its name does not.</summary>
/// <param name="kind">The sort.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MarkKindAttribute(MarkKind kind) : Attribute
{
    /// <summary>Gets the sort.</summary>
    public MarkKind Kind { get; } = kind;
}
