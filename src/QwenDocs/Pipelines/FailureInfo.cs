namespace QwenDocs.Pipelines;

/// <summary>Why a file failed, as values that can be written, counted and read again.</summary>
/// <param name="Code">What kind of failure it is: the <see cref="QwenDocsException.Code"/> of the library's own exceptions, <c>cancelled</c>, or <c>unexpected</c>.</param>
/// <param name="Message">What happened, for people. Of an exception that is not the library's own, its type: its text might hold content.</param>
/// <param name="IsTransient">Whether the same file may go through later.</param>
public sealed record FailureInfo(string Code, string Message, bool IsTransient)
{
    /// <summary>Describes an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its description.</returns>
    public static FailureInfo FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            QwenDocsException own => new(own.Code, own.Message, own.IsTransient),
            OperationCanceledException => new("cancelled", exception.GetType().Name, IsTransient: true),
            _ => new("unexpected", exception.GetType().Name, IsTransient: false),
        };
    }
}
