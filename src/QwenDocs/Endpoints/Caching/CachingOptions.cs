using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>How long a <see cref="CachingEndpoint"/> keeps answers.</summary>
public sealed class CachingOptions
{
    /// <summary>Gets or sets how long an answer is kept.</summary>
    /// <value>The default is <see langword="null"/>: as long as the cache likes. Range: above 0.</value>
    public TimeSpan? Lifetime { get; set; }

    internal void Validate() => OptionRange.Check(Lifetime ?? TimeSpan.MaxValue, TimeSpan.FromTicks(1), TimeSpan.MaxValue, nameof(Lifetime));
}
