using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Cli.Output;

/// <summary>What <c>--json</c> prints: one object, alone on standard output.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(Extracted extracted)
    {
        JsonObject output = new()
        {
            ["record"] = extracted.Record?.DeepClone(),
            ["usage"] = Of(extracted.Usage, extracted.Model),
            ["findings"] = new JsonArray([.. extracted.Findings.Select(Of)]),
        };
        if (extracted.Evidence is { } evidence)
            output["evidence"] = JsonNode.Parse(evidence.ToJson());
        return output;
    }

    public static JsonObject Of(SplitResult split) => new()
    {
        ["parts"] = new JsonArray([.. split.Documents.Select(Of)]),
        ["unassigned"] = new JsonArray([.. split.Unassigned.Select(page => (JsonNode)page.Number)]),
        ["usage"] = Of(split.Usage, split.Requests[^1].Response.Model),
        ["findings"] = new JsonArray([.. split.Findings.Select(Of)]),
    };

    /// <summary>One document gives its plan; several give a list under <c>documents</c>, refused ones with their <c>error</c>, and the sums beside it.</summary>
    public static JsonObject Of(IReadOnlyList<PlannedFile> files, TokenThroughput throughput)
    {
        if (files is [{ Plan: { } single }])
            return Of(single, throughput);
        JsonObject all = Sums([.. files.Select(file => file.Plan).OfType<ExtractionPlan>()], throughput);
        all.Insert(0, "documents", new JsonArray([.. files.Select(file => file.Plan is { } plan
            ? Of(plan, throughput)
            : new JsonObject { ["document"] = file.Name, ["error"] = file.Failure!.Message })]));
        return all;
    }

    /// <summary>Several documents give a list under <c>documents</c>, failed ones with their <c>error</c>, and the sums beside it.</summary>
    public static JsonObject Of(IReadOnlyList<ExtractedFile> files, PipelineStatistics summary) => new()
    {
        ["documents"] = new JsonArray([.. files.Select(Of)]),
        ["summary"] = new JsonObject
        {
            ["documents"] = summary.Documents,
            ["succeeded"] = summary.Succeeded,
            ["withFindings"] = summary.WithFindings,
            ["withoutRecord"] = summary.WithoutRecord,
            ["failed"] = summary.Failed,
            ["pages"] = summary.Pages,
            ["promptTokens"] = summary.PromptTokens,
            ["completionTokens"] = summary.CompletionTokens,
            ["costUsd"] = summary.CostUsd,
            ["failedAttempts"] = summary.FailedAttempts,
        },
    };

    public static Task WriteAsync(TextWriter output, JsonObject json) => output.WriteLineAsync(json.ToJsonString(Options));

    private static JsonObject Of(ExtractedFile file)
    {
        JsonObject json = new() { ["document"] = file.DocumentName };
        if (file.Failure is { } failure)
            json["error"] = failure.Message;
        foreach ((string name, JsonNode? value) in file.Extracted is { } extracted ? Of(extracted) : [])
            json[name] = value?.DeepClone();
        return json;
    }

    private static JsonObject Of(ExtractionPlan plan, TokenThroughput throughput)
    {
        JsonObject json = Sums([plan], throughput);
        json.Insert(0, "document", plan.DocumentName);
        json.Insert(1, "model", plan.Profile.Name);
        json.Insert(2, "pages", new JsonArray([.. plan.Pages.Select(Of)]));
        if (plan.SecondLook is { } second)
        {
            json["secondLook"] = new JsonObject
            {
                ["maxPlaces"] = second.MaxPlaces,
                ["maxRequests"] = second.MaxRequests,
                ["maxPromptTokens"] = second.MaxPromptTokens,
                ["maxAnswerTokens"] = second.MaxCompletionTokens,
                ["maxPriceUsd"] = second.MaxCostUsd,
            };
        }

        return json;
    }

    private static JsonObject Sums(IReadOnlyList<ExtractionPlan> plans, TokenThroughput throughput)
    {
        long prompt = plans.Sum(plan => plan.PromptTokens), answer = plans.Sum(plan => plan.CompletionTokens);
        return new JsonObject
        {
            ["requests"] = plans.Sum(plan => plan.Requests.Count),
            ["promptTokens"] = prompt,
            ["answerTokens"] = answer,
            ["bytes"] = plans.Sum(plan => plan.EstimatedBytes),
            ["priceUsd"] = plans.Sum(plan => plan.MinCostUsd),
            ["maxPriceUsd"] = plans.Sum(plan => plan.MaxCostUsd),
            ["seconds"] = Math.Round(throughput.EstimateDuration(prompt, 0).TotalSeconds, 1),
            ["maxSeconds"] = Math.Round(throughput.EstimateDuration(prompt, answer).TotalSeconds, 1),
        };
    }

    private static JsonObject Of(PlannedPage page) => new()
    {
        ["page"] = page.Number,
        ["width"] = page.Size.Width,
        ["height"] = page.Size.Height,
        ["imageTokens"] = page.ImageTokens,
        ["input"] = JsonNamingPolicy.CamelCase.ConvertName(page.Input.ToString()),
        ["textTokens"] = page.TextTokens,
    };

    private static JsonObject Of(SplitDocument part) => new()
    {
        ["kind"] = part.DocumentType,
        ["pages"] = new JsonArray([.. part.Pages.Select(number => (JsonNode)number)]),
        ["record"] = part.Result?.RecordJson is { } json ? JsonNode.Parse(json) : null,
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
        ["code"] = finding.Code,
        ["path"] = finding.Path.ToString(),
        ["message"] = finding.Message,
        ["expected"] = finding.Expected,
    };
}
