using System.Globalization;
using System.Text.RegularExpressions;

namespace QwenDocs.Endpoints.Errors;

/// <summary>Tells from a server's own words what no status tells: a model that is unknown or blind, pictures that are too many, a window that is too small.</summary>
/// <remarks>The words are those of OpenRouter, vLLM, SGLang, llama.cpp, Ollama, LMDeploy and DashScope.</remarks>
internal static partial class ErrorMessageClassifier
{
    public static bool IsUnknownModel(string message) => UnknownModelWords().IsMatch(message);

    public static bool IsWithoutImages(string message) => WithoutImagesWords().IsMatch(message);

    /// <summary>Returns the number of pictures that the server takes in one request, when it was passed.</summary>
    public static int? ImageLimit(string message) =>
        ImageLimitWords().Match(message) is { Success: true } match
        && int.TryParse(match.Groups.Values.Skip(1).First(static group => group.Success).ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : null;

    /// <summary>Tells whether pictures are larger than the server takes.</summary>
    public static bool IsImageTooLarge(string message) => ImageTooLargeWords().IsMatch(message);

    /// <summary>Returns the tokens that the server takes of one picture, when it names them.</summary>
    public static int? ImageTokenLimit(string message) =>
        EncoderCacheWords().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0 ? limit : null;

    /// <summary>Tells whether the window of a llama.cpp server is full that its slots share.</summary>
    public static bool IsSharedWindowFull(string message) => message.Contains("context size has been exceeded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a llama.cpp server could not read the model's own answer, which it could not at the same temperature again.</summary>
    public static bool IsUnparsedAnswer(string message) => message.Contains("does not match the expected", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether the server is still loading its model.</summary>
    public static bool IsLoading(string message) => message.Contains("loading model", StringComparison.OrdinalIgnoreCase) || message.Contains("model is loading", StringComparison.OrdinalIgnoreCase);

    public static bool IsTooLong(string message) => TooLongWords().IsMatch(message);

    public static int? ContextLimit(string message) =>
        ContextLimitWords().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : null;

    // "The model `x` does not exist.", "model 'x' not found", "x is not a valid model ID", "No endpoints found for x", "Model not exist."
    [GeneratedRegex(@"\bmodel\b.{0,200}?(?:not (?:found|exist)|not exist)|not a valid model|no endpoints found for|model_not_found|unknown model", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex UnknownModelWords();

    // "At most 0 image(s) may be provided in one prompt", "x is not a multimodal model" (vLLM), "image input is not supported - hint: … mmproj"
    // (llama.cpp), "this model is missing data required for image input" (Ollama), "No endpoints found that support image input" (OpenRouter).
    [GeneratedRegex(@"at most 0 image|not a multimodal model|image inputs? (?:is|are) not supported|missing data required for image|found that support image|(?:does not|doesn't|not) support (?:image|vision|multimodal)", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutImagesWords();

    // "At most 8 image(s) may be provided" (vLLM), "Too many images: the maximum is 20", "exceeds the limit of 12 images", "maximum number of images is 5".
    [GeneratedRegex(@"(?:at most|up to|(?:limit|maximum|max)(?: number)? of|no more than|more than|only) (\d{1,6}) (?:image|picture)|too many (?:image|picture)\D{0,60}?(\d{1,6})|(?:number of|num) images?\b[^.]{0,60}?(?:limit|max(?:imum)?|exceeds?|most)\D{0,20}?(\d{1,6})|images? per (?:request|prompt)\D{0,30}?(\d{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex ImageLimitWords();

    // "image item with length 16384, which exceeds the pre-allocated encoder cache size 12288" (vLLM).
    [GeneratedRegex(@"encoder cache (?:size|budget)\D{0,12}?(\d{2,7})", RegexOptions.IgnoreCase)]
    private static partial Regex EncoderCacheWords();

    // Also "image is too large", "The image size exceeds the limit", "image dimensions exceed max allowed size" and DashScope's "image length and width do not meet".
    [GeneratedRegex(@"encoder cache|encoder budget|multi-?modal (?:item|embedding)s?\b.{0,60}exceed|images? (?:is|are) too (?:large|big)|image (?:size|dimensions?|resolution|pixels?)\b.{0,60}(?:exceed|too large|larger than)|(?:exceed|larger than).{0,40}image (?:size|dimension|resolution|pixel)|image length and width", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ImageTooLargeWords();

    [GeneratedRegex(@"context|model length|max_model_len", RegexOptions.IgnoreCase)]
    private static partial Regex TooLongWords();

    // "maximum context length is 32768", "maximum model length of 16384", "(context length 4096)".
    [GeneratedRegex(@"(?:context|model) (?:length|size|window)\D{0,12}?(\d{3,9})", RegexOptions.IgnoreCase)]
    private static partial Regex ContextLimitWords();
}
