namespace QwenDocs.Schemas;

/// <summary>Tells in which unit documents print a number. It follows the property's description in the schema; nothing is converted.</summary>
/// <param name="unit">The unit, such as <c>kg</c> or <c>m³</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PrintedUnitAttribute(string unit) : Attribute
{
    /// <summary>Gets the unit.</summary>
    public string Unit { get; } = unit;
}
