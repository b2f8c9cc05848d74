namespace QwenDocs.Schemas.Labels;

/// <summary>A field of the table of labels.</summary>
internal sealed record LabelledField
{
    /// <summary>Gets the property names that mean this field, in lower case; <c>invoice.number</c> is a number inside something called invoice.</summary>
    public string[] Names { get; init; } = [];

    public FieldKind Kind { get; init; }

    public string[] Labels { get; init; } = [];

    /// <summary>Gets labels that name the field only where nothing better does.</summary>
    public string[] WeakLabels { get; init; } = [];

    /// <summary>Gets labels of amounts that the field is the sum of, where a document prints them one by one.</summary>
    public string[] PartLabels { get; init; } = [];

    /// <summary>Gets a value indicating whether a date that stands alone at the top of a document is this field.</summary>
    public bool Lone { get; init; }

    /// <summary>Gets a value indicating whether the field is a sum of the whole document.</summary>
    public bool IsSum { get; init; }

    /// <summary>Gets a value indicating whether the field is taken off a sum: many documents print it with a minus, records hold it without.</summary>
    public bool IsDeduction { get; init; }

    /// <summary>Gets where a party stands that has no label.</summary>
    public PartyPlace? UnlabelledPlace { get; init; }

    /// <summary>Gets the titles by value, for a field that is read off the title.</summary>
    public Dictionary<string, string[]>? Choices { get; init; }
}
