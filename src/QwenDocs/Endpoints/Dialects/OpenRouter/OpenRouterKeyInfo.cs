namespace QwenDocs.Endpoints;

/// <summary>What a service says of the key: its limit, what is left, what was used. Amounts are in US dollars.</summary>
/// <remarks>Source: OpenRouter's <c>GET /key</c>. The balance of the account may end before the key's own limit does.</remarks>
public sealed record OpenRouterKeyInfo
{
    /// <summary>Gets the label of the key, with which the service names it; it is no secret.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the most that the key may spend, or <see langword="null"/> when it has no limit.</summary>
    public decimal? LimitUsd { get; init; }

    /// <summary>Gets what is left of the limit, or <see langword="null"/> when the key has none.</summary>
    public decimal? RemainingUsd { get; init; }

    /// <summary>Gets how often the limit is renewed, such as <c>daily</c>, or <see langword="null"/> when it never is.</summary>
    public string? LimitReset { get; init; }

    /// <summary>Gets what the key has spent since it was made.</summary>
    public decimal UsedUsd { get; init; }

    /// <summary>Gets what the key has spent today (UTC), where the service tells it.</summary>
    public decimal? UsedTodayUsd { get; init; }

    /// <summary>Gets a value indicating whether the account never bought credit, and gets free models alone, at a few requests a minute.</summary>
    public bool IsFreeTier { get; init; }
}
