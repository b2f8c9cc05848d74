namespace QwenDocs.Schemas.Reading;

/// <summary>Codes of what is found in the text of an answer.</summary>
internal static class AnswerCodes
{
    /// <summary>The answer holds no JSON that could be the record. It is asked for again.</summary>
    public const string NoJson = "answer.noJson";

    /// <summary>The answer ends, or is no JSON any more, before the record is complete. What stood before the break is kept.</summary>
    public const string Incomplete = "answer.incomplete";

    /// <summary>There is text around the JSON, such as thoughts or a greeting; it was left out.</summary>
    public const string SurroundingText = "answer.surroundingText";

    /// <summary>The record stood in an object or a list of its own, and was taken out of it; or the wrapping object of a list was left out, and was put around it.</summary>
    public const string Wrapper = "answer.wrapper";

    /// <summary>The JSON has none of the record's properties: it is another object, or an empty one.</summary>
    public const string OtherObject = "answer.otherObject";

    /// <summary>A property stands there twice. Different values are both left out.</summary>
    public const string Duplicate = "answer.duplicate";

    /// <summary>A value is of another type than the schema asks for, and was left out.</summary>
    public const string Type = "answer.type";

    /// <summary>A value can be read in more than one way, and was left out.</summary>
    public const string Ambiguous = "answer.ambiguous";

    /// <summary>A property is missing from the answer, or is null where the schema allows none.</summary>
    public const string Missing = "answer.missing";

    /// <summary>A value that must be there is empty, or a placeholder such as <c>N/A</c>: nothing was found for it.</summary>
    public const string Empty = "answer.empty";

    /// <summary>An empty text or a placeholder such as <c>N/A</c> stood for null.</summary>
    public const string Placeholder = "answer.placeholder";

    /// <summary>A property is not in the schema and was left out.</summary>
    public const string Unknown = "answer.unknown";

    /// <summary>A value was written in another form than the schema asks for, such as a number as text, and was converted.</summary>
    public const string Repaired = "answer.repaired";

    /// <summary>A value is outside what its .NET type can hold, or its type refuses it; it was left out.</summary>
    public const string Conversion = "answer.conversion";
}
