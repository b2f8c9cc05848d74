namespace QwenDocs.Endpoints;

/// <summary>Why a model stopped.</summary>
public enum FinishReason
{
    /// <summary>The endpoint gave no reason, or one that is not known here.</summary>
    Unknown,

    /// <summary>The model came to its end (<c>stop</c>).</summary>
    Stop,

    /// <summary>The answer was cut at the token limit (<c>length</c>).</summary>
    Length,

    /// <summary>A filter took the answer away (<c>content_filter</c>).</summary>
    ContentFilter,
}
