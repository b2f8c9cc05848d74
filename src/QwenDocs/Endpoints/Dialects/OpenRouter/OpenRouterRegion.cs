namespace QwenDocs.Endpoints;

/// <summary>Where OpenRouter receives and routes requests.</summary>
public enum OpenRouterRegion
{
    /// <summary>Anywhere (<c>openrouter.ai</c>).</summary>
    Global,

    /// <summary>In the European Union (<c>eu.openrouter.ai</c>).</summary>
    EuropeanUnion,

    /// <summary>In the United States (<c>us.openrouter.ai</c>).</summary>
    UnitedStates,
}
