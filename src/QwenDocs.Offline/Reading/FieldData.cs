namespace QwenDocs.Offline.Reading;

/// <summary>A field of the data file <c>labels.json</c>.</summary>
internal sealed record FieldData
{
    /// <summary>Gets the property names that mean this field, in lower case; <c>invoice.number</c> is a number inside something called invoice.</summary>
    public required string[] Names { get; init; }

    public required string Kind { get; init; }

    public string[] Labels { get; init; } = [];

    /// <summary>Gets labels that name the field only where nothing better does.</summary>
    public string[] WeakLabels { get; init; } = [];

    /// <summary>Gets a value indicating whether a date that stands alone at the top is this field.</summary>
    public bool Lone { get; init; }

    /// <summary>Gets a value indicating whether the field is a sum of the whole document.</summary>
    public bool IsSum { get; init; }

    /// <summary>Gets where a party without a label is looked for: letterhead or addressee.</summary>
    public string? Fallback { get; init; }

    /// <summary>Gets the headings by value, for a field that is read off the title.</summary>
    public Dictionary<string, string[]>? Choices { get; init; }
}
