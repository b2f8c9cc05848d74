namespace QwenDocs.Extraction;

/// <summary>Where the window and the price that plans are made with come from.</summary>
public enum PlanningLimits
{
    /// <summary>From the model's profile and from the options. Nothing is asked.</summary>
    Profile,

    /// <summary>The window and the longest answer from the endpoint, where it tells them; it is asked before the first extraction.</summary>
    Endpoint,

    /// <summary>The price, too, from the endpoint, where it tells it.</summary>
    EndpointWithPrice,
}
