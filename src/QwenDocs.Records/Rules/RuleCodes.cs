namespace QwenDocs.Records.Rules;

/// <summary>Last names of the codes of rules that many records share; record type and member stand in front of them.</summary>
internal static class RuleCodes
{
    /// <summary>A printed total is not the sum of its parts.</summary>
    public const string Sum = "sum";

    /// <summary>The amount of a line is not quantity times unit price.</summary>
    public const string Product = "product";

    /// <summary>A net weight is above its gross weight.</summary>
    public const string AboveGross = "aboveGross";

    /// <summary>Two dates stand in an order that does not occur.</summary>
    public const string Order = "order";
}
