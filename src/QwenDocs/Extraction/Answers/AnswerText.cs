using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Answers as text: written, read, and put into further requests.</summary>
internal static class AnswerText
{
    // Enough to show the form of an entry and where the list stands.
    private const int ShownEntries = 3;

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

    /// <summary>Makes a further request after an answer; where the whole of it leaves no room for another one, its lists are shortened to their last entries.</summary>
    /// <param name="caller">What knows how much room there is.</param>
    /// <param name="request">The first request.</param>
    /// <param name="schema">What the further answer follows.</param>
    /// <param name="answer">The answer so far.</param>
    /// <param name="question">Writes what is asked for, given the number of last entries that are shown; <see langword="null"/> for all.</param>
    public static ModelRequest FollowUpInRoom(
        ModelCaller caller,
        ModelRequest request,
        RecordSchema schema,
        JsonNode answer,
        Func<int?, string> question)
    {
        ModelRequest whole = FollowUp(request, schema, Write(answer), question(null));
        if (caller.HasRoomFor(whole))
            return whole;
        JsonNode shortened = answer.DeepClone();
        Shorten(shortened);
        return FollowUp(request, schema, Write(shortened), question(ShownEntries));
    }

    /// <summary>Describes an error to the model.</summary>
    public static string Describe(Finding error) =>
        error.Expected is null ? $"{error.Path}: {error.Message}" : $"{error.Path}: {error.Message}; expected {error.Expected}";

    private static void Shorten(JsonNode? node)
    {
        if (node is JsonArray entries && entries.All(entry => entry is JsonObject))
        {
            while (entries.Count > ShownEntries)
                entries.RemoveAt(0);
        }

        IEnumerable<JsonNode?> inner = node switch { JsonObject record => record.Select(property => property.Value), JsonArray list => list, _ => [] };
        foreach (JsonNode? child in inner)
            Shorten(child);
    }
}
