using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Cli.Output;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Batches;

/// <summary>Writes outcomes as lines of the file of results: the same line whichever run worked on the document.</summary>
internal static class ResultLine
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string document, string kind, PipelineOutcome outcome, ExtractionResult? result)
    {
        JsonObject line = new() { ["document"] = document, ["kind"] = kind };
        AddError(line, outcome.FailureInfo);
        Add(line, result);
        return line.ToJsonString(Options);
    }

    public static IEnumerable<string> Write(string document, SplitOutcome outcome)
    {
        if (outcome.Result is not { } split)
        {
            JsonObject line = new() { ["document"] = document };
            AddError(line, outcome.FailureInfo);
            yield return line.ToJsonString(Options);
            yield break;
        }

        foreach (SplitDocument part in split.Documents)
        {
            JsonObject line = new() { ["document"] = document, ["kind"] = part.DocumentType, ["pages"] = part.Pages.ToString() };
            AddError(line, part.Failure is { } failure ? FailureInfo.FromException(failure) : null);
            Add(line, part.Result);
            yield return line.ToJsonString(Options);
        }
    }

    private static void AddError(JsonObject line, FailureInfo? failure)
    {
        if (failure is not null)
            line["error"] = new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message };
    }

    private static void Add(JsonObject line, ExtractionResult? result)
    {
        foreach ((string name, JsonNode? value) in result is null ? [] : JsonOutput.Of(Extracted.From(result)))
            line[name] = value?.DeepClone();
    }
}
