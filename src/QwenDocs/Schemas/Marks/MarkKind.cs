namespace QwenDocs.Schemas;

/// <summary>The sort of a <see cref="Mark"/>.</summary>
public enum MarkKind
{
    /// <summary>A box that is ticked, crossed or filled: any property whose name says nothing else.</summary>
    Checkbox,

    /// <summary>A handwritten signature: properties with <c>signature</c>, <c>signed</c> or <c>sign</c> in their names.</summary>
    Signature,

    /// <summary>A stamp or seal: properties with <c>stamp</c>, <c>stamped</c>, <c>seal</c>, <c>sealed</c> or <c>chop</c> in their names.</summary>
    Stamp,
}
