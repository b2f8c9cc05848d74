namespace QwenDocs.Endpoints;

/// <summary>How an answer came: facts of the way there, not of the answer itself. They are not written to caches or cassettes.</summary>
public sealed record ResponseMetadata
{
    /// <summary>Gets the metadata of an answer that came at the first attempt, unstreamed, from the endpoint itself.</summary>
    public static ResponseMetadata None { get; } = new();

    /// <summary>Gets the attempts that failed before this answer came, in order; empty when the first one succeeded.</summary>
    public IReadOnlyList<FailedAttempt> FailedAttempts { get; init; } = [];

    /// <summary>Gets why a later endpoint of a <see cref="FallbackEndpoint"/> answered, or <see langword="null"/> when the first one did.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>Gets a value indicating whether the answer was at hand already, so that nothing was paid for it: <see cref="ModelResponse.Usage"/> is then zero.</summary>
    public bool IsFromCache { get; init; }

    /// <summary>Gets the time from the request, with its failed attempts and waits, to the first text; <see langword="null"/> when the answer was not streamed.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <inheritdoc/>
    public bool Equals(ResponseMetadata? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
