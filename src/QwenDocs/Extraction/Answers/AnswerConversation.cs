using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Asks for one answer of a plan, and asks on until it is whole and right, or as often as the options allow.</summary>
/// <remarks>What was read is never given up: a question that fails after the first leaves the answers before it as they are.</remarks>
internal sealed class AnswerConversation(
    ModelEndpoint endpoint, ExtractorOptions options, CostLedger scope, DialogueFrame frame, PlannedRequest planned, RecordSchema schema, RecordCheck? check, TimeProvider timeProvider)
{
    private readonly List<ModelCall> _attempts = [];

    public IReadOnlyList<ModelCall> Attempts => _attempts;

    /// <summary>Gets why the model stopped, in the answer that ended the record.</summary>
    public FinishReason FinishReason { get; private set; }

    /// <exception cref="EndpointException">The plan's own request failed.</exception>
    public async Task<RecordReading> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        ModelResponse first = await SendAsync(request, ModelCallReason.Planned, cancellationToken).ConfigureAwait(false);
        request = request with { Progress = null };
        string text = await ContinueAsync(request, first, cancellationToken).ConfigureAwait(false);
        RecordReading reading = schema.ReadAnswer(text);
        for (int asked = 1; asked <= (endpoint.SupportsCorrection ? options.Repair.MaxCorrections : 0) && FinishReason != FinishReason.ContentFilter; asked++)
        {
            Finding[] errors = Errors(reading);
            if (errors.Length == 0)
                break;
            string? again = await AskAgainAsync(request, text, errors, asked, cancellationToken).ConfigureAwait(false);
            if (again is null)
                break;
            RecordReading next = schema.ReadAnswer(again);
            if ((reading.Record is null && next.Record is not null) || Errors(next).Length < errors.Length)
                (text, reading) = (again, next);
        }

        return reading;
    }

    private async Task<string> ContinueAsync(ModelRequest request, ModelResponse completion, CancellationToken cancellationToken)
    {
        FinishReason = completion.FinishReason;
        if (completion.FinishReason is FinishReason.Repetition or FinishReason.ContentFilter or FinishReason.Refusal || TruncatedAnswer.Read(completion.Content) is not { } cut)
            return completion.Content;

        for (int asked = 0; asked < options.Repair.MaxContinuations; asked++)
        {
            if (cut.Rest(schema) is not { } rest)
                return Write(cut.Whole);
            JsonArray? list = cut.OpenList is { } name ? cut.Whole[name] as JsonArray : null;
            ModelRequest question = FollowUp(request, rest, Write(cut.Whole), FollowUpPrompts.Continue(rest, cut.OpenList, list?.Count ?? 0, list?[^1]?.ToJsonString(SchemaJsonContext.Relaxed.Options)));
            if (await TrySendAsync(question, ModelCallReason.Continuation, cancellationToken).ConfigureAwait(false) is not { } next)
                break;
            FinishReason = next.FinishReason;
            TruncatedAnswer? nextCut = TruncatedAnswer.Read(next.Content);
            if (next.FinishReason == FinishReason.Repetition || (nextCut?.Whole ?? WholeObject(next.Content)) is not { } piece)
                break;
            bool grew = cut.Append(piece, nextCut?.OpenList);
            if (nextCut is null)
                return Write(cut.Whole);
            if (!grew)
                break;
        }

        // Left open, so that the reading reports the break.
        return Write(cut.Whole)[..^1];
    }

    private async Task<string?> AskAgainAsync(ModelRequest request, string text, Finding[] errors, int asked, CancellationToken cancellationToken)
    {
        JsonNode? found = FinishReason == FinishReason.Repetition ? null : PartialJson.Find(text, []);
        found = found is null ? null : schema.InWrapper(found);
        FieldCorrection? correction = found is JsonObject ? FieldCorrection.For(schema.Json, errors.Select(error => PathInAnswer(error.Path))) : null;
        if (correction is null || found is not JsonObject record)
            return await AskWholeAgainAsync(request, errors, asked, cancellationToken).ConfigureAwait(false);

        RecordSchema values = schema.Narrow(correction.Schema);
        ModelRequest question = FollowUp(request, values, Write(record), FollowUpPrompts.Correct(values, errors.Select(Describe)));
        if (await TrySendAsync(question, ModelCallReason.Correction, cancellationToken).ConfigureAwait(false) is not { } answer)
            return null;
        if (WholeObject(answer.Content) is not { } corrected)
            return text;
        correction.Apply(record, corrected);
        return Write(record);
    }

    private async Task<string?> AskWholeAgainAsync(ModelRequest request, Finding[] errors, int asked, CancellationToken cancellationToken)
    {
        ModelRequest question = request with { Temperature = Math.Min(2, request.Temperature + (asked * options.Repair.TemperatureStep)) };
        // A model that fell into a loop is not told of it: the words would only lead it there again.
        if (FinishReason != FinishReason.Repetition)
            question = question with { Messages = [.. request.Messages, ModelMessage.FromText(ModelRole.User, FollowUpPrompts.Again(errors.Select(Describe)))] };
        return await TrySendAsync(question, ModelCallReason.Retry, cancellationToken).ConfigureAwait(false) is { } answer
            ? await ContinueAsync(request, answer, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static JsonObject? WholeObject(string text)
    {
        List<SchemaViolation> violations = [];
        JsonObject? found = PartialJson.Find(text, violations) as JsonObject;
        return violations.All(violation => violation.IsRepaired) ? found : null;
    }

    private static ModelRequest FollowUp(ModelRequest request, RecordSchema part, string answer, string question) => request with
    {
        Messages = [.. request.Messages, ModelMessage.FromText(ModelRole.Assistant, answer), ModelMessage.FromText(ModelRole.User, question)],
        Schema = part,
    };

    private async Task<ModelResponse?> TrySendAsync(ModelRequest request, ModelCallReason reason, CancellationToken cancellationToken)
    {
        try
        {
            long promptTokens = planned.PromptTokens + AddedTokens(request);
            int answerTokens = RoomFor(promptTokens);
            scope.ReserveMore(promptTokens, answerTokens, frame.DocumentName);
            return await SendAsync(request with { MaxCompletionTokens = answerTokens, PromptTokens = (int)promptTokens, ContextTokens = frame.Model.WindowFor(promptTokens + answerTokens) }, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EndpointException or CostBudgetExceededException or PlanningException)
        {
            _attempts.Add(new ModelCall(reason, planned.Number, null, (QwenDocsException)exception));
            return null;
        }
    }

    /// <summary>Counts what a further question has more than the plan's own: its messages, and the difference where the endpoint says its schema in words.</summary>
    private long AddedTokens(ModelRequest request)
    {
        long added = request.Messages.Skip(2).Sum(message => (long)ChatTemplate.TokensPerMessage + message.Parts.OfType<ModelText>().Sum(part => TextTokenizer.CountTokens(part.Value)));
        return request.Schema is { } asked && asked != schema && endpoint.GetSchemaPrompt(asked) is { } words
            ? added + TextTokenizer.CountTokens(words) - TextTokenizer.CountTokens(endpoint.GetSchemaPrompt(schema) ?? "")
            : added;
    }

    /// <exception cref="PlanningException">The window has no room for a further answer.</exception>
    private int RoomFor(long promptTokens)
    {
        const int Least = 64;
        long left = frame.Model.ContextTokens - options.Planning.MarginTokens - promptTokens;
        return left >= Least
            ? (int)Math.Min(planned.CompletionTokens, left)
            : throw new PlanningException(frame.DocumentName, FormattableString.Invariant($"a further question takes {promptTokens:#,0} tokens, and the window of {frame.Model.Name} ({frame.Model.ContextTokens:#,0}) leaves no room for its answer; fewer pages in a request, or more tokens kept for the first answer would do"));
    }

    private async Task<ModelResponse> SendAsync(ModelRequest request, ModelCallReason reason, CancellationToken cancellationToken)
    {
        try
        {
            long started = timeProvider.GetTimestamp();
            ModelResponse completion = await endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            scope.RecordUsage(completion.Metadata.FailedAttempts);
            scope.RecordUsage(completion.Usage);
            _attempts.Add(new ModelCall(reason, planned.Number, completion) { Duration = timeProvider.GetElapsedTime(started) });
            return completion;
        }
        catch (EndpointException exception)
        {
            scope.RecordUsage(exception.FailedAttempts);
            throw;
        }
    }

    // Of a part of a document, other pages may hold what is missing: only a part that cannot be read at all is asked again.
    private Finding[] Errors(RecordReading reading)
    {
        Finding[] errors = [.. reading.Violations.Where(violation => !violation.IsRepaired).Select(violation => Finding.Error(violation.Path, violation.Message, violation.Expected))];
        return check is null
            ? [.. errors.Where(error => error.Path == "$" || reading.Record is null)]
            : [.. errors, .. check.Besides(reading, errors).Where(finding => finding.Severity == FindingSeverity.Error)];
    }

    private static string Describe(Finding error) => error.ToString()["error ".Length..];

    // Rules speak of the record; a record that is a list stands one level deeper in the answer.
    private string PathInAnswer(string path) =>
        !schema.IsWrapped || path.StartsWith($"$.{RecordSchema.WrapperProperty}", StringComparison.Ordinal) ? path : $"$.{RecordSchema.WrapperProperty}{path[1..]}";

    private static string Write(JsonNode json) => json.ToJsonString(SchemaJsonContext.Relaxed.Options);
}
