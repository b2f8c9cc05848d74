namespace QwenDocs.Extraction.ServerUsage;

/// <summary>Codes of what is found about the server and its model.</summary>
internal static class ServerCodes
{
    /// <summary>The server counted far fewer tokens than were sent: it shrank the pages.</summary>
    public const string ReadLess = "server.readLess";

    /// <summary>The server counted so few tokens that pages, or the end of the request, must be missing.</summary>
    public const string PagesMissing = "server.pagesMissing";

    /// <summary>The answer was cut before its own limit: the server's window ended.</summary>
    public const string WindowEnded = "server.windowEnded";

    /// <summary>The model thought, and gave no answer: its thoughts took all tokens, or the server took the answer for thoughts.</summary>
    public const string OnlyThoughts = "server.onlyThoughts";

    /// <summary>The model's name tells no family of models, so that pages were sized as for another one.</summary>
    public const string UnknownModel = "model.unknown";
}
