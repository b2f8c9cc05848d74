using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Requests;

/// <summary>Calls the model for one planned request: sends, times, books the cost, calibrates the token count, and records each call.</summary>
/// <param name="services">What the engine works with.</param>
/// <param name="batch">The batch that the request belongs to.</param>
/// <param name="planned">The request.</param>
/// <param name="sentTokens">The prompt tokens of the request as it is sent, by our own count.</param>
/// <param name="plannedMessages">The number of messages of the planned request; those after them come on top of what was planned.</param>
internal sealed class ModelCaller(EngineServices services, RequestBatch batch, PlannedRequest planned, int sentTokens, int plannedMessages)
{
    // Fewer tokens than this hold no useful answer.
    private const int MinCompletionTokens = 64;

    private readonly List<ModelCall> _calls = [];

    public IReadOnlyList<ModelCall> Calls => _calls;

    private string DocumentName => batch.Job.Content.Name;

    private CostLedger Ledger => batch.Job.Ledger;

    /// <summary>Sends the planned request, whose cost is reserved.</summary>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    public async Task<ModelResponse> SendAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        ModelResponse response = await CallAsync(request, ModelCallReason.Planned, cancellationToken).ConfigureAwait(false);
        if (!response.Usage.IsEstimated)
            services.Calibration.Observe(services.Endpoint.Name, services.Model, sentTokens, response.Usage.PromptTokens);
        return response;
    }

    /// <summary>Sends a further request, if the context window, the cap and the budgets allow it. Why there is no answer stands in the recorded call.</summary>
    public async Task<ModelResponse?> TrySendAsync(ModelRequest request, ModelCallReason reason, CancellationToken cancellationToken)
    {
        try
        {
            long promptTokens = planned.PromptTokens + AddedTokens(request);
            int completionTokens = CompletionTokensAfter(promptTokens);
            Ledger.ReserveMore(promptTokens, completionTokens, DocumentName);
            ModelRequest further = request with
            {
                MaxCompletionTokens = completionTokens,
                PromptTokens = (int)promptTokens,
                ContextTokens = batch.Profile.WindowFor(promptTokens + completionTokens),
            };
            return await CallAsync(further, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EndpointException or CostBudgetExceededException or PlanningException)
        {
            _calls.Add(new ModelCall(reason, planned.Number, null, (QwenDocsException)exception));
            return null;
        }
    }

    /// <summary>Whether a further request leaves enough of the context window for an answer: half of what was planned for the first one.</summary>
    public bool HasRoomFor(ModelRequest request) =>
        TokensAfter(planned.PromptTokens + AddedTokens(request)) >= planned.CompletionTokens / 2;

    /// <summary>Counts what a further request has more than the planned one: its messages, and the difference in schemas where the endpoint writes them into the prompt.</summary>
    private long AddedTokens(ModelRequest request)
    {
        long added = request.Messages.Skip(plannedMessages).Sum(message => (long)ChatTemplate.TokensPerMessage + message.Parts.OfType<ModelText>().Sum(part => TextTokenizer.CountTokens(part.Value)));
        return request.Schema is { } schema && schema != batch.Schema && services.Endpoint.GetSchemaPrompt(schema) is { } prompt
            ? added + TextTokenizer.CountTokens(prompt) - TextTokenizer.CountTokens(services.Endpoint.GetSchemaPrompt(batch.Schema) ?? "")
            : added;
    }

    /// <summary>Returns the tokens that the context window leaves for an answer.</summary>
    private long TokensAfter(long promptTokens) => batch.Profile.ContextTokens - services.Options.Planning.MarginTokens - promptTokens;

    /// <exception cref="PlanningException">The context window holds no further answer.</exception>
    private int CompletionTokensAfter(long promptTokens)
    {
        long left = TokensAfter(promptTokens);
        return left >= MinCompletionTokens
            ? (int)Math.Min(planned.CompletionTokens, left)
            : throw new PlanningException(DocumentName, FormattableString.Invariant($"a further request takes {promptTokens:#,0} tokens, and the context window of {batch.Profile.Name} ({batch.Profile.ContextTokens:#,0}) leaves no tokens for its answer; send fewer pages in a request, or keep more tokens for the first answer"));
    }

    private async Task<ModelResponse> CallAsync(ModelRequest request, ModelCallReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await Ledger.BeginSendingAsync(cancellationToken).ConfigureAwait(false);
            long started = services.Time.GetTimestamp();
            ModelResponse response = await services.Endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            Ledger.RecordUsage(response.Metadata.FailedAttempts);
            Ledger.RecordUsage(response.Usage);
            _calls.Add(new ModelCall(reason, planned.Number, response) { Duration = services.Time.GetElapsedTime(started) });
            return response;
        }
        catch (EndpointException exception)
        {
            Ledger.RecordUsage(exception.FailedAttempts);
            throw;
        }
    }
}
