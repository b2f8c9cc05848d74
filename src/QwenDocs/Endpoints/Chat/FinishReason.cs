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

    /// <summary>The model declined to answer: in the field <c>refusal</c>, or in prose where JSON was asked for.</summary>
    Refusal,

    /// <summary>The answer repeated itself without end: it was stopped, or cut at the token limit.</summary>
    Repetition,
}
