namespace QwenDocs.Schemas;

/// <summary>Tells under which labels papers print a property, in any language; on a record type, which titles papers of its kind have.</summary>
/// <remarks>The labels of a property follow its description in the schema. By the titles, the papers in a bundle are told apart.</remarks>
/// <param name="labels">The labels, such as <c>Rechnungsnummer</c> and <c>发票号码</c>, the likeliest first.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class PrintedAsAttribute(params string[] labels) : Attribute
{
    /// <summary>Gets the labels, the likeliest first.</summary>
    public IReadOnlyList<string> Labels { get; } = labels;
}
