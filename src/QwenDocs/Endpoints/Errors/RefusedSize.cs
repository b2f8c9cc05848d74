namespace QwenDocs.Endpoints.Errors;

/// <summary>What of a request was too large for an endpoint.</summary>
internal enum RefusedSize
{
    /// <summary>Nothing: the failure has another reason.</summary>
    None,

    /// <summary>The request and its answer: they do not fit the window.</summary>
    Context,

    /// <summary>The number of pictures.</summary>
    Pictures,

    /// <summary>One picture, in the tokens that it takes.</summary>
    PictureTokens,

    /// <summary>The body, in bytes.</summary>
    Body,
}
