namespace QwenDocs.Schemas;

/// <summary>Marks a value that documents of the record's type have, and documents of other types do not.</summary>
/// <remarks>
/// A record that says something, and nothing in any property with this attribute at any depth, was read from a document of another type: that is an error
/// (<c>record.otherType</c>), and is asked again. The attribute changes nothing in what the model is asked.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdentifyingAttribute : Attribute;
