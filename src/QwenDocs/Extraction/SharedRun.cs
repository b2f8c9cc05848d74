using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Carries out one request that several documents share. What becomes of each stands in it: a slot of the answer, a failure, or nothing, and then it is asked by itself.</summary>
internal sealed class SharedRun(ModelEndpoint endpoint, PageRenderer renderer, ExtractorOptions options, TimeProvider timeProvider, TokenCalibration calibration, SharedPlanning planning)
{
    public async Task RunAsync(IReadOnlyList<SharedDocument> documents, CancellationToken cancellationToken)
    {
        foreach (SharedDocument document in documents)
            await RenderAsync(document, cancellationToken).ConfigureAwait(false);
        (SharedRequest? planned, SharedDocument[] members) = Reserve(documents);
        if (planned is null)
            return;

        ChatRequest request = RequestComposer.ComposeShared(options.Model, planning, [.. members.Select(member => member.Images)], planned.AnswerTokens, options.Temperature);
        long started = timeProvider.GetTimestamp();
        try
        {
            ChatCompletion completion = await endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, planned.PromptTokens - planned.CorrectionTokens, completion.Usage.PromptTokens);
            Answered(members, completion);
        }
        catch (EndpointException exception)
        {
            Failed(members, exception);
        }

        foreach (SharedDocument member in members)
        {
            member.Answering = timeProvider.GetElapsedTime(started);
            member.Images = [];
        }
    }

    private async Task RenderAsync(SharedDocument document, CancellationToken cancellationToken)
    {
        long started = timeProvider.GetTimestamp();
        try
        {
            using DocumentRendering rendering = renderer.Open(document.Content);
            document.Images = await RequestPages.RenderAsync(document.Scope, rendering, document.Content, document.Sizing.Pages, null, cancellationToken).ConfigureAwait(false);
        }
        catch (QwenDocsException exception)
        {
            document.Failure = exception;
        }

        document.Rendering = timeProvider.GetElapsedTime(started);
    }

    /// <summary>Plans the request of those that are still in it. Who drops out leaves the others a larger share of what all have in common, so that it is planned anew.</summary>
    private (SharedRequest? Planned, SharedDocument[] Members) Reserve(IReadOnlyList<SharedDocument> documents)
    {
        while (true)
        {
            SharedDocument[] members = [.. documents.Where(document => document.Failure is null)];
            // One alone is asked in the words for one.
            if (members.Length < 2)
                return (null, members);
            SharedRequest planned = planning.Plan(1, [.. members.Select(member => member.Sizing)]);
            for (int index = 0; index < members.Length; index++)
                Reserve(members[index], planned.Documents[index]);
            if (members.All(member => member.Failure is null))
                return (planned, members);
        }
    }

    private void Reserve(SharedDocument member, PlannedDocument planned)
    {
        member.Planned = planned;
        ExtractionPlan plan = planning.PlanOf(planned);
        try
        {
            if (plan.HighPriceUsd > member.ReservedUsd || member.ReservedUsd == 0)
                member.Scope.Reserve(plan.HighPriceUsd - member.ReservedUsd, plan.DocumentName);
            member.ReservedUsd = Math.Max(member.ReservedUsd, plan.HighPriceUsd);
        }
        catch (BudgetException exception)
        {
            member.Failure = exception;
            member.Scope.Release();
        }
    }

    private void Answered(SharedDocument[] members, ChatCompletion completion)
    {
        AnswerSlot?[] slots = AnswerSlots.Read(planning.Schema, completion.Content, members.Length);
        TokenUsage[] shares = Divide(members, completion.Usage, slots);
        TokenUsage?[][] failed = [.. completion.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        for (int index = 0; index < members.Length; index++)
        {
            SharedDocument member = members[index];
            foreach (TokenUsage?[] attempt in failed)
                Pay(member, attempt[index]);
            Pay(member, shares[index]);
            member.Slot = slots[index];
            member.Attempt = new ExtractionAttempt(AttemptReason.Shared, 1, completion with { Content = slots[index]?.Text ?? "", Usage = shares[index], FailedAttempts = [] });
        }
    }

    private void Failed(SharedDocument[] members, EndpointException exception)
    {
        TokenUsage?[][] failed = [.. exception.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        // What one document brought upon all is that document's: by itself, the others go through.
        bool mayBeOne = exception.Fault is EndpointFault.BadRequest or EndpointFault.ContextExceeded or EndpointFault.TooLarge or EndpointFault.Forbidden or EndpointFault.InvalidAnswer;
        for (int index = 0; index < members.Length; index++)
        {
            foreach (TokenUsage?[] attempt in failed)
                Pay(members[index], attempt[index]);
            members[index].Attempt = new ExtractionAttempt(AttemptReason.Shared, 1, null, exception);
            members[index].Failure = mayBeOne ? null : exception;
        }
    }

    private static void Pay(SharedDocument member, TokenUsage? usage)
    {
        if (usage is { } paid)
            member.Scope.Paid(paid);
    }

    private TokenUsage?[] DivideFailed(SharedDocument[] members, FailedAttempt attempt) => attempt.Usage is { } usage
        ? [.. Divide(members, usage, new AnswerSlot?[members.Length]).Select(share => (TokenUsage?)share)]
        : new TokenUsage?[members.Length];

    /// <summary>Divides what was paid: prompt tokens by the tokens of the pages, answer tokens by the length of the slots, the price by what both cost.</summary>
    private TokenUsage[] Divide(SharedDocument[] members, TokenUsage usage, AnswerSlot?[] slots)
    {
        int[] own = [.. members.Select(member => member.Planned!.OwnTokens)];
        int[] prompt = Shares.Of(usage.PromptTokens, own);
        int[] completion = Shares.Of(usage.CompletionTokens, [.. slots.Select(slot => slot is null ? 0 : TextTokenizer.Count(slot.Text))]);
        decimal[]? cost = usage.CostUsd is { } usd ? Shares.Of(usd, [.. prompt.Zip(completion, (read, written) => options.Planning.Price.Of(read, written))]) : null;
        return [.. members.Select((_, index) => usage with { PromptTokens = prompt[index], CompletionTokens = completion[index], CostUsd = cost?[index] })];
    }
}
