namespace QwenDocs.Evaluation;

/// <summary>How two values are compared.</summary>
public enum ComparedAs
{
    /// <summary>Texts, by how many characters have to be changed.</summary>
    Text,

    /// <summary>Numbers, by value.</summary>
    Number,

    /// <summary>Amounts of money, by value and currency.</summary>
    Money,

    /// <summary>Days, in whatever way they are written.</summary>
    Date,

    /// <summary>Codes and numbers of documents, by every letter and digit; spaces, punctuation and case do not count.</summary>
    Code,

    /// <summary>One of the values that the schema names.</summary>
    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A list of values, or an object that is not walked into, as a whole.</summary>
    Whole,
}
