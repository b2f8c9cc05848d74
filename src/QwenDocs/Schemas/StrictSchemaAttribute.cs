namespace QwenDocs.Schemas;

/// <summary>Marks what becomes a strict schema, so that the build warns about types that cannot be one.</summary>
/// <remarks>
/// On a type parameter, every type that a caller puts there is checked, with all that it holds; write it on generic methods of your own that hand
/// their type parameter on to <see cref="RecordSchema.For{T}()"/> or <c>ExtractAsync</c>. On a type, that type is checked where it stands, without a
/// call: for libraries of records. The analyzer comes with the package.
/// </remarks>
[AttributeUsage(AttributeTargets.GenericParameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class StrictSchemaAttribute : Attribute;
