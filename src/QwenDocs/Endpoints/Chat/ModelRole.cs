namespace QwenDocs.Endpoints;

/// <summary>Who speaks in a message.</summary>
public enum ModelRole
{
    /// <summary>The instructions that stand above the conversation.</summary>
    System,

    /// <summary>The caller: pages and the task.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
