using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Testing;

/// <summary>A request that a simulated server received. It holds no key and no picture's bytes.</summary>
public sealed class SimulatedRequest
{
    internal SimulatedRequest(
        string path,
        IReadOnlyDictionary<string, string> headers,
        bool hasKey,
        JsonObject body,
        IReadOnlyList<SimulatedMessage> messages,
        int promptTokens)
    {
        Path = path;
        Headers = headers;
        HasKey = hasKey;
        Body = body;
        Messages = messages;
        PromptTokens = promptTokens;
    }

    /// <summary>Gets the path, such as <c>/v1/chat/completions</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the headers, without <c>Authorization</c>. Names are compared without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets a value indicating whether a bearer token came with the request.</summary>
    public bool HasKey { get; }

    /// <summary>Gets the body, with each picture replaced by its size and hash.</summary>
    public JsonObject Body { get; }

    /// <summary>Gets the messages.</summary>
    public IReadOnlyList<SimulatedMessage> Messages { get; }

    /// <summary>Gets the pictures of all messages, in order.</summary>
    public IEnumerable<SimulatedImage> Images => Messages.SelectMany(static message => message.Parts).Select(static part => part.Image).OfType<SimulatedImage>();

    /// <summary>Gets the text of all messages, in order, a line break between two parts.</summary>
    public string Text => string.Join('\n', Messages.SelectMany(static message => message.Parts).Select(static part => part.Text).OfType<string>());

    /// <summary>Gets the tokens of the prompt: template, text and pictures.</summary>
    public int PromptTokens { get; }

    /// <summary>Gets the model that was asked for.</summary>
    public string Model => (string?)Body["model"] ?? string.Empty;

    /// <summary>Gets the most tokens that the answer may take, or <see langword="null"/> when the request names no limit.</summary>
    public int? MaxTokens => (int?)(Body["max_tokens"] ?? Body["options"]?["num_predict"]);

    /// <summary>Gets a value indicating whether the answer is to be streamed.</summary>
    public bool IsStreamed => (bool?)Body["stream"] == true;

    /// <summary>Gets the schema that the answer must follow, or <see langword="null"/> when none was sent in its place.</summary>
    public JsonNode? Schema => Body["response_format"]?["json_schema"]?["schema"] ?? Body["format"];

    /// <summary>Gets a value indicating whether the request asks what is printed on pictures of single places: a second look, which <see cref="SimulatedAnswer.Readings"/> answers.</summary>
    public bool IsSecondLook => Messages is [{ Role: "system" } system, ..] && system.Parts.Any(static part => part.Text?.Contains("\"readings\"", StringComparison.Ordinal) == true);

    /// <summary>Returns the body as indented JSON, for a snapshot.</summary>
    /// <returns>The JSON; lines end with a line feed.</returns>
    public string ToSnapshot() => Body.ToJsonString(SnapshotOptions);

    private static readonly JsonSerializerOptions SnapshotOptions = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
