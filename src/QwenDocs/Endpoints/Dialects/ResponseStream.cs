using System.Text;
using QwenDocs.Endpoints.Errors;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Puts a streamed answer together.</summary>
internal abstract class ResponseStream
{
    protected StringBuilder Content { get; } = new();

    /// <summary>Gets the length of the text so far, in characters.</summary>
    public int Length => Content.Length;

    /// <summary>Gets a value indicating whether the server said that this was all. A stream that ends without it was cut.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>Gets a value indicating whether a body that begins with an object may be a stream of this kind. Otherwise it is the whole answer, whatever its media type says.</summary>
    public virtual bool IsOfObjects => false;

    /// <summary>Reads event by event; gives the new text of each, which may be empty, and ends with the last.</summary>
    /// <exception cref="System.Text.Json.JsonException">An event is not what this server sends.</exception>
    /// <exception cref="ReportedErrorException">An event reports an error.</exception>
    public abstract IAsyncEnumerable<string> ReadAsync(Stream body, CancellationToken cancellationToken);

    /// <summary>Returns the answer as far as it has come.</summary>
    public abstract ModelResponse ToCompletion();
}
