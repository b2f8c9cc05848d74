using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Answers as text: written, read, and put into further requests.</summary>
internal static class AnswerText
{
    public static string Write(JsonNode json) => json.ToJsonString(SchemaJsonContext.Relaxed.Options);

    /// <summary>Reads an object that is complete.</summary>
    public static JsonObject? ReadObject(string text, RecordSchema schema) =>
        AnswerJson.Find(text, schema.Root) is { IsComplete: true } found ? RecordFit.Unwrap(found.Value, schema.Root).Value as JsonObject : null;

    /// <summary>Makes a further request after an answer.</summary>
    /// <param name="request">The first request.</param>
    /// <param name="schema">What the further answer follows.</param>
    /// <param name="answer">The answer so far.</param>
    /// <param name="question">What is asked for.</param>
    public static ModelRequest FollowUp(ModelRequest request, RecordSchema schema, string answer, string question) => request with
    {
        Messages = [.. request.Messages, ModelMessage.FromText(ModelRole.Assistant, answer), ModelMessage.FromText(ModelRole.User, question)],
        Schema = schema,
    };

    /// <summary>Describes an error to the model.</summary>
    public static string Describe(Finding error) =>
        error.Expected is null ? $"{error.Path}: {error.Message}" : $"{error.Path}: {error.Message}; expected {error.Expected}";
}
