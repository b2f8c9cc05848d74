namespace QwenDocs.Endpoints;

/// <summary>What OpenRouter's providers may do with the documents that they are sent.</summary>
public enum OpenRouterDataPolicy
{
    /// <summary>Only providers that do not store inputs to train on them (<c>data_collection: deny</c>).</summary>
    NoCollection,

    /// <summary>Only providers that keep nothing at all (<c>data_collection: deny</c> and <c>zdr: true</c>).</summary>
    ZeroRetention,

    /// <summary>Any provider that the account's settings allow.</summary>
    Any,
}
