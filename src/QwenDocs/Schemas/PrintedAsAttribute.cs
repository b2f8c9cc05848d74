namespace QwenDocs.Schemas;

/// <summary>Tells under which labels papers print a property, in any language. They follow its description in the schema.</summary>
/// <param name="labels">The labels, such as <c>Rechnungsnummer</c> and <c>发票号码</c>, the likeliest first.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PrintedAsAttribute(params string[] labels) : Attribute
{
    /// <summary>Gets the labels, the likeliest first.</summary>
    public IReadOnlyList<string> Labels { get; } = labels;
}
