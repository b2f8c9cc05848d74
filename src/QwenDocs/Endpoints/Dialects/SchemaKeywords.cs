namespace QwenDocs.Endpoints.Dialects;

/// <summary>The constraints of a JSON Schema that not every server's constrained decoding understands.</summary>
[Flags]
internal enum SchemaKeywords
{
    /// <summary>Structure alone: objects, arrays, enumerations, references.</summary>
    None = 0,

    /// <summary><c>pattern</c>.</summary>
    Pattern = 1,

    /// <summary><c>format</c>.</summary>
    Format = 2,

    /// <summary><c>minLength</c> and <c>maxLength</c>.</summary>
    StringLength = 4,

    /// <summary><c>minimum</c>, <c>maximum</c>, their exclusive forms, and <c>multipleOf</c>.</summary>
    NumberRange = 8,

    /// <summary><c>minItems</c>, <c>maxItems</c> and <c>uniqueItems</c>.</summary>
    ArrayLength = 16,

    /// <summary>Bounds below zero, beside <see cref="NumberRange"/>: XGrammar 0.1.27 refuses some numbers within them, such as -4 above -5.</summary>
    NegativeBounds = 32,

    /// <summary>All of them.</summary>
    All = Pattern | Format | StringLength | NumberRange | ArrayLength | NegativeBounds,

    /// <summary>What XGrammar knows, the engine of vLLM and SGLang.</summary>
    XGrammar = All & ~NegativeBounds,
}
