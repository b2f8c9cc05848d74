using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Has the wrong values of an answer corrected, and only those.</summary>
internal sealed class CorrectionPolicy(ModelCaller caller, RecordSchema schema)
{
    /// <summary>Finds the values to ask for.</summary>
    /// <returns>What can be corrected, or <see langword="null"/> where the answer holds no record or all of it is wrong.</returns>
    public PreparedCorrection? Prepare(string text, IReadOnlyList<Finding> errors)
    {
        JsonNode? found = AnswerJson.Find(text, schema.Root)?.Value;
        return found is not null && InWrapper(found) is { } record && FieldCorrection.For(schema.Root, errors.Select(error => PathInAnswer(error.Path))) is { } fields
            ? new PreparedCorrection(caller, schema.Narrow(fields.Schema), text, record, fields, errors)
            : null;
    }

    /// <summary>Takes the answer out of what a model put around it, and puts it into the schema's wrapping object where it was left out.</summary>
    private JsonObject? InWrapper(JsonNode found)
    {
        if (schema.IsWrapped && found is JsonObject whole && whole.ContainsKey(RecordSchema.WrapperProperty))
            return whole;
        JsonNode? record = RecordFit.Unwrap(found, schema.Record).Value;
        return schema.IsWrapped ? new JsonObject { [RecordSchema.WrapperProperty] = record?.DeepClone() } : record as JsonObject ?? (record as JsonArray)?.SingleOrDefault() as JsonObject;
    }

    // Rules speak of the record; a record that is a list stands one level deeper in the answer.
    private FieldPath PathInAnswer(FieldPath path)
    {
        return path.StartsWith(schema.RecordPath) ? path : schema.RecordPath.Append(path);
    }

    /// <summary>A correction that is ready to be asked for.</summary>
    public sealed class PreparedCorrection(
        ModelCaller caller,
        RecordSchema values,
        string text,
        JsonObject record,
        FieldCorrection fields,
        IReadOnlyList<Finding> errors)
    {
        /// <returns>The corrected text; the text as it was where the answer is of no use; <see langword="null"/> when there was none.</returns>
        public async Task<string?> CorrectAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            ModelRequest question = AnswerText.FollowUp(request, values, AnswerText.Write(record), FollowUpPrompts.Correct(values, errors.Select(AnswerText.Describe)));
            if (await caller.TrySendAsync(question, ModelCallReason.Correction, cancellationToken).ConfigureAwait(false) is not { } answer)
                return null;
            if (AnswerText.ReadObject(answer.Content, values) is not { } corrected)
                return text;
            fields.Apply(record, corrected);
            return AnswerText.Write(record);
        }
    }
}
