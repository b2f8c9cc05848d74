namespace QwenDocs.Endpoints;

/// <summary>How much a model thinks before it answers.</summary>
public enum ThinkingEffort
{
    /// <summary>As little as the model can.</summary>
    Minimal,

    /// <summary>A little.</summary>
    Low,

    /// <summary>As the model does by itself.</summary>
    Medium,

    /// <summary>Much.</summary>
    High,
}
