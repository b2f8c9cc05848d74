namespace QwenDocs.Schemas;

/// <summary>Makes something whose type depends on a record's type: see <see cref="RecordSchema.Accept"/>.</summary>
/// <typeparam name="TResult">What is made.</typeparam>
internal abstract class RecordTypeVisitor<TResult>
{
    public abstract TResult Visit<T>();
}
