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
        ImageLimitWords().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    public static bool IsTooLong(string message) => TooLongWords().IsMatch(message);

    public static int? ContextLimit(string message) =>
        ContextLimitWords().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    // "The model `x` does not exist.", "model 'x' not found", "x is not a valid model ID", "No endpoints found for x", "Model not exist."
    [GeneratedRegex(@"\bmodel\b.{0,200}?(?:not (?:found|exist)|not exist)|not a valid model|no endpoints found for|model_not_found|unknown model", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex UnknownModelWords();

    // "At most 0 image(s) may be provided in one prompt", "x is not a multimodal model" (vLLM), "image input is not supported - hint: … mmproj"
    // (llama.cpp), "this model is missing data required for image input" (Ollama), "No endpoints found that support image input" (OpenRouter).
    [GeneratedRegex(@"at most 0 image|not a multimodal model|image inputs? (?:is|are) not supported|missing data required for image|found that support image|(?:does not|doesn't|not) support (?:image|vision|multimodal)", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutImagesWords();

    [GeneratedRegex(@"at most (\d{1,6}) image", RegexOptions.IgnoreCase)]
    private static partial Regex ImageLimitWords();

    [GeneratedRegex(@"context|model length|max_model_len", RegexOptions.IgnoreCase)]
    private static partial Regex TooLongWords();

    // "maximum context length is 32768", "maximum model length of 16384", "(context length 4096)".
    [GeneratedRegex(@"(?:context|model) (?:length|size|window)\D{0,12}?(\d{3,9})", RegexOptions.IgnoreCase)]
    private static partial Regex ContextLimitWords();
}
