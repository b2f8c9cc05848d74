namespace QwenDocs.Schemas;

/// <summary>Tells under which labels documents print a property, in any language; on a record type, which titles documents of its type have.</summary>
/// <remarks>The labels of a property follow its description in the schema. By the titles, the documents in one file are told apart.</remarks>
/// <param name="labels">The labels, such as <c>Rechnungsnummer</c> and <c>发票号码</c>, the likeliest first.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class PrintedAsAttribute(params string[] labels) : Attribute
{
    /// <summary>Gets the labels, the likeliest first.</summary>
    public IReadOnlyList<string> Labels { get; } = labels;
}
