using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>What an endpoint says of a model: window, longest answer, price, pictures. What it does not say is <see langword="null"/>.</summary>
/// <remarks>
/// Where several providers may answer, the values are those that hold whichever is chosen: the smallest window, the shortest answer,
/// the highest price. A request planned with them fits everywhere.
/// </remarks>
public sealed record ModelLimits
{
    /// <summary>Gets the limits of an endpoint that says nothing: profiles and options decide.</summary>
    public static ModelLimits Unknown { get; } = new();

    /// <summary>Gets the size of the window, in tokens, request and answer together.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Gets the longest answer, in tokens.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets the price of tokens.</summary>
    public TokenPrice? Price { get; init; }

    /// <summary>Gets whether the model takes pictures.</summary>
    public bool? AcceptsImages { get; init; }

    /// <summary>Gets whether answers can be held to a schema.</summary>
    public bool? AcceptsSchema { get; init; }

    /// <summary>Gets the offers that the values are taken from: those that the endpoint's routing may choose.</summary>
    public IReadOnlyList<ModelOffer> Offers { get; init; } = [];

    /// <summary>Puts offers together, any of which may answer.</summary>
    /// <param name="offers">The offers.</param>
    /// <returns>The limits that hold for each of them.</returns>
    public static ModelLimits FromOffers(IEnumerable<ModelOffer> offers)
    {
        ArgumentNullException.ThrowIfNull(offers);
        IReadOnlyList<ModelOffer> all = [.. offers];
        return new ModelLimits
        {
            ContextTokens = all.Min(static offer => offer.MaxPromptTokens < offer.ContextTokens ? offer.MaxPromptTokens : offer.ContextTokens),
            MaxCompletionTokens = all.Min(static offer => offer.MaxCompletionTokens),
            Price = all.Count > 0 && all.All(static offer => offer.Price is not null)
                ? new TokenPrice(all.Max(static offer => offer.Price!.Value.PromptPerMillion), all.Max(static offer => offer.Price!.Value.CompletionPerMillion))
                : null,
            AcceptsImages = Every(all.Select(static offer => offer.AcceptsImages)),
            AcceptsSchema = Every(all.Select(static offer => offer.AcceptsSchema)),
            Offers = all,
        };
    }

    // One that cannot is enough for no; one that does not say, for silence.
    private static bool? Every(IEnumerable<bool?> values)
    {
        bool?[] all = [.. values];
        return all.Contains(false) ? false : all.Length == 0 || all.Contains(null) ? null : true;
    }
}
