using Microsoft.Extensions.Options;
using QwenDocs.Endpoints;

namespace QwenDocs.DependencyInjection.Validation;

/// <summary>Checks one extractor's options when the application starts, and names each fault by its key in the settings.</summary>
/// <param name="builder">Whose options are checked.</param>
/// <param name="section">The path of the section that the options come from, or <see langword="null"/> where they come from code alone.</param>
internal sealed class QwenDocsOptionsValidator(QwenDocsBuilder builder, string? section) : IValidateOptions<QwenDocsOptions>
{
    public ValidateOptionsResult Validate(string? name, QwenDocsOptions options)
    {
        if (name != (builder.Name ?? Microsoft.Extensions.Options.Options.DefaultName))
            return ValidateOptionsResult.Skip;
        List<string> failures = [];
        if (builder.UsesConfiguredEndpoint)
            Check(failures, Endpoint("Endpoint", options.Endpoint));
        else
            Check(failures, Resilience("Endpoint", options.Endpoint));
        for (int index = 0; index < options.Fallbacks.Count; index++)
            Check(failures, Endpoint($"Fallbacks:{index}", options.Fallbacks[index]));
        Check(failures, [("Fallback", options.Fallback.Validate)]);
        if (options.Throttling is { } throttling)
            Check(failures, [("Throttling", throttling.Validate)]);
        if (options.Caching is { } caching)
            Check(failures, [("Caching", caching.Validate)]);
        Check(failures,
        [
            ("Extractor:Documents", () => options.Extractor.Documents.Validated()),
            ("Extractor:Rendering", options.Extractor.Rendering.Validate),
            ("Extractor:Planning:Resolution", options.Extractor.Planning.Resolution.Validate),
            ("Extractor:Planning:RequestSplitting", options.Extractor.Planning.RequestSplitting.Validate),
            ("Extractor:Planning:Screening", options.Extractor.Planning.Screening.Validate),
            ("Extractor:Planning", options.Extractor.Planning.Validate),
            ("Extractor:Repair", options.Extractor.Repair.Validate),
            ("Extractor", options.Extractor.Validate),
        ]);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static (string Path, Action Validate)[] Endpoint(string path, EndpointOptions options) =>
        [($"{path}:OpenRouter", options.OpenRouter.Validate), .. Resilience(path, options), ($"{path}:Streaming", options.Streaming.Validate), (path, options.Validate)];

    private static (string Path, Action Validate)[] Resilience(string path, EndpointOptions options) =>
        [($"{path}:Resilience:CircuitBreaker", options.Resilience.CircuitBreaker.Validate), ($"{path}:Resilience", options.Resilience.Validate)];

    // The innermost options stand first: those around them would report the same fault under a shorter key.
    private void Check(List<string> failures, (string Path, Action Validate)[] checks)
    {
        foreach ((string path, Action validate) in checks)
        {
            try
            {
                validate();
            }
            catch (ArgumentException exception)
            {
                failures.Add($"{Key(path, exception.ParamName)}: {exception.Message}");
                return;
            }
        }
    }

    private string Key(string path, string? option) => string.Join(':', new[] { section, path, option }.Where(static part => !string.IsNullOrEmpty(part)));
}
