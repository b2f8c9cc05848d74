namespace QwenDocs.Schemas;

/// <summary>A property of an object in a schema.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="Node">What the property holds.</param>
/// <param name="IsRequired">Whether the property is always there; in strict schemas every property is.</param>
public sealed record SchemaProperty(string Name, SchemaNode Node, bool IsRequired);
