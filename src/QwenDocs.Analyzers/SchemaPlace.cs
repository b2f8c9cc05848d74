using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>Where a type stands in a record: the path to tell, and the nearest place in source to show.</summary>
internal sealed class SchemaPlace(string path, Location location)
{
    public string Path { get; } = path;

    public Location Location { get; } = location;

    public SchemaPlace Elements => new(Path + "[]", Location);

    public SchemaPlace Member(ISymbol member) => member.InSource() is { } own
        ? new SchemaPlace($"{member.ContainingType.Name}.{member.Name}", own)
        : new SchemaPlace($"{Path}.{member.Name}", Location);

    /// <summary>A type's own fault is shown at the type where it is in source.</summary>
    public SchemaPlace At(ITypeSymbol type) => type.InSource() is { } own ? new SchemaPlace(Path, own) : this;
}
