namespace QwenDocs.Grounding.Labels;

/// <summary>What sort of value a field holds, as far as its name, its description and the table of labels tell.</summary>
internal enum FieldKind
{
    Text,
    Identifier,
    Amount,
    Percent,
    Quantity,
    Unit,
    Currency,
    Country,
    Choice,
}
