namespace QwenDocs.Validation;

/// <summary>Codes of what is found about single values and whole records, whatever their type.</summary>
internal static class ValueCodes
{
    /// <summary>A weight, a volume, a length or a count is negative.</summary>
    public const string Negative = "value.negative";

    /// <summary>A date is so early or so late that it was hardly printed so: before 1901 or after 2150.</summary>
    public const string ImplausibleDate = "value.date";

    /// <summary>The text is one of the labels of its field, and not what is printed beside it.</summary>
    public const string Label = "value.label";

    /// <summary>Nothing of the record was read: the document may be of another type, or its pages may not be legible. It is asked for again.</summary>
    public const string EmptyRecord = "record.empty";

    /// <summary>Next to nothing of the record was read: the document may be of another type, or its pages may not be legible. It is asked for again.</summary>
    public const string NearlyEmptyRecord = "record.nearlyEmpty";

    /// <summary>Nothing was read of what documents of this type have and others do not: the document is of another type. It is asked for again.</summary>
    public const string OtherType = "record.otherType";

    /// <summary>Figures are so large that the record's rules cannot add or multiply them.</summary>
    public const string TooLarge = "record.tooLarge";

    /// <summary>The record's own <c>IValidatableObject</c> refuses it.</summary>
    public const string Invalid = "record.invalid";
}
