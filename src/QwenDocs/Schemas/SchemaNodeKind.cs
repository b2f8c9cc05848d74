using System.Diagnostics.CodeAnalysis;

namespace QwenDocs.Schemas;

/// <summary>What a place in a schema holds.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "They are the names of JSON Schema.")]
public enum SchemaNodeKind
{
    /// <summary>A value of any kind: the schema does not say.</summary>
    Any,

    /// <summary>An object with the properties of <see cref="SchemaNode.Properties"/>.</summary>
    Object,

    /// <summary>A list of <see cref="SchemaNode.Items"/>.</summary>
    Array,

    /// <summary>Text.</summary>
    String,

    /// <summary>A number, whole or not.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>One of <see cref="SchemaNode.Alternatives"/>, as of a polymorphic type.</summary>
    AnyOf,
}
