using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Validation;

namespace QwenDocs.Cli;

/// <summary>What <c>--json</c> prints: one object, alone on standard output.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(Extracted extracted) => new()
    {
        ["record"] = extracted.Record?.DeepClone(),
        ["usage"] = Of(extracted.Usage, extracted.Model),
        ["findings"] = new JsonArray([.. extracted.Findings.Select(Of)]),
    };

    public static JsonObject Of(BundleResult bundle) => new()
    {
        ["parts"] = new JsonArray([.. bundle.Parts.Select(Of)]),
        ["unassigned"] = new JsonArray([.. bundle.Unassigned.Select(page => (JsonNode)page.Number)]),
        ["usage"] = Of(bundle.Usage, bundle.Requests[^1].Completion.Model),
        ["findings"] = new JsonArray([.. bundle.Findings.Select(Of)]),
    };

    /// <summary>One document gives its plan; several give a list under <c>documents</c> with the sums beside it.</summary>
    public static JsonObject Of(IReadOnlyList<ExtractionPlan> plans)
    {
        if (plans.Count == 1)
            return Of(plans[0]);
        return new JsonObject
        {
            ["documents"] = new JsonArray([.. plans.Select(Of)]),
            ["requests"] = plans.Sum(plan => plan.Requests.Count),
            ["promptTokens"] = plans.Sum(plan => plan.PromptTokens),
            ["priceUsd"] = plans.Sum(plan => plan.LowPriceUsd),
            ["maxPriceUsd"] = plans.Sum(plan => plan.HighPriceUsd),
        };
    }

    public static Task WriteAsync(TextWriter output, JsonObject json) => output.WriteLineAsync(json.ToJsonString(Options));

    private static JsonObject Of(ExtractionPlan plan) => new()
    {
        ["document"] = plan.DocumentName,
        ["model"] = plan.Model.Name,
        ["pages"] = new JsonArray([.. plan.Pages.Select(Of)]),
        ["requests"] = plan.Requests.Count,
        ["promptTokens"] = plan.PromptTokens,
        ["priceUsd"] = plan.LowPriceUsd,
        ["maxPriceUsd"] = plan.HighPriceUsd,
    };

    private static JsonObject Of(PlannedPage page) => new()
    {
        ["page"] = page.Number,
        ["width"] = page.Size.Width,
        ["height"] = page.Size.Height,
        ["imageTokens"] = page.ImageTokens,
    };

    private static JsonObject Of(BundlePart part) => new()
    {
        ["kind"] = part.Kind,
        ["pages"] = new JsonArray([.. part.Pages.Select(number => (JsonNode)number)]),
        ["record"] = part.Json is { } json ? JsonNode.Parse(json) : null,
        ["failure"] = part.Failure?.Message,
        ["findings"] = new JsonArray([.. part.Findings.Select(Of)]),
    };

    private static JsonObject Of(TokenUsage usage, string model) => new()
    {
        ["model"] = model,
        ["promptTokens"] = usage.PromptTokens,
        ["completionTokens"] = usage.CompletionTokens,
        ["costUsd"] = usage.CostUsd,
    };

    private static JsonObject Of(Finding finding) => new()
    {
        ["severity"] = JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()),
        ["path"] = finding.Path,
        ["message"] = finding.Message,
        ["expected"] = finding.Expected,
    };
}
