using System.Text.Json.Serialization;

namespace QwenDocs.Pipelines;

/// <summary>Why a file failed, as values that can be written, counted and read again.</summary>
/// <param name="Code">What kind of failure it is: the <see cref="QwenDocsException.Code"/> of the library's own exceptions, <c>cancelled</c>, or <c>unexpected</c>.</param>
/// <param name="Message">What happened, for people. Of an exception that is not the library's own, its type: its text might hold content.</param>
/// <param name="IsTransient">Whether the same file may go through later.</param>
public sealed record FailureInfo(string Code, string Message, bool IsTransient)
{
    // What mending the key, the account, the address or the model mends; the document has no part in it.
    private static readonly string[] FailuresOfSettings = ["endpoint.unauthorized", "endpoint.creditExhausted", "endpoint.notFound", "endpoint.noImageInput"];

    /// <summary>Gets a value indicating whether the failure is the document's own, so that trying again gives it again: it is neither transient nor one of settings, such as a wrong key.</summary>
    [JsonIgnore]
    public bool IsPermanent => !IsTransient && !FailuresOfSettings.Contains(Code);

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
