using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Rendering;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Packing;

/// <summary>Carries out one request that several documents share. What becomes of each stands in it: a slot of the answer, a failure, or nothing, and then it is asked by itself.</summary>
internal sealed class PackedRequestRunner(ModelEndpoint endpoint, RenderingEngine renderer, ExtractorOptions options, TimeProvider timeProvider, TokenCalibration calibration, PackingPlanner planning)
{
    public async Task RunAsync(IReadOnlyList<PackedDocumentState> documents, CancellationToken cancellationToken)
    {
        foreach (PackedDocumentState document in documents)
            await RenderAsync(document, cancellationToken).ConfigureAwait(false);
        (PackedRequest? planned, PackedDocumentState[] members) = Reserve(documents);
        if (planned is null)
            return;

        ModelRequest request = RequestComposer.ComposeShared(options.Model, planning, [.. members.Select(member => member.Images)], planned.CompletionTokens, options.Temperature) with { PromptTokens = planned.PromptTokens };
        long started = timeProvider.GetTimestamp();
        try
        {
            ModelResponse completion = await endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, planned.PromptTokens - planned.CalibrationTokens, completion.Usage.PromptTokens);
            OnCompleted(members, completion);
        }
        catch (EndpointException exception)
        {
            Failed(members, exception);
        }

        foreach (PackedDocumentState member in members)
        {
            member.Answering = timeProvider.GetElapsedTime(started);
            member.Images = [];
        }
    }

    private async Task RenderAsync(PackedDocumentState document, CancellationToken cancellationToken)
    {
        long started = timeProvider.GetTimestamp();
        try
        {
            using DocumentRenderer rendering = renderer.Open(document.Content);
            document.Images = await PageBatchRenderer.RenderAsync(document.Scope, rendering, document.Content, document.Sizing.Pages, null, cancellationToken).ConfigureAwait(false);
        }
        catch (QwenDocsException exception)
        {
            document.Failure = exception;
        }

        document.Rendering = timeProvider.GetElapsedTime(started);
    }

    /// <summary>Plans the request of those that are still in it. Who drops out leaves the others a larger share of what all have in common, so that it is planned anew.</summary>
    private (PackedRequest? Planned, PackedDocumentState[] Members) Reserve(IReadOnlyList<PackedDocumentState> documents)
    {
        while (true)
        {
            PackedDocumentState[] members = [.. documents.Where(document => document.Failure is null)];
            // One alone is asked in the words for one.
            if (members.Length < 2)
                return (null, members);
            PackedRequest planned = planning.Plan(1, [.. members.Select(member => member.Sizing)]);
            for (int index = 0; index < members.Length; index++)
                Reserve(members[index], planned.Documents[index]);
            if (members.All(member => member.Failure is null))
                return (planned, members);
        }
    }

    private void Reserve(PackedDocumentState member, PackedDocument planned)
    {
        member.Planned = planned;
        ExtractionPlan plan = planning.PlanOf(planned);
        try
        {
            if (plan.MaxCostUsd > member.ReservedUsd || member.ReservedUsd == 0)
                member.Scope.Reserve(plan.MaxCostUsd - member.ReservedUsd, plan.DocumentName);
            member.ReservedUsd = Math.Max(member.ReservedUsd, plan.MaxCostUsd);
        }
        catch (CostBudgetExceededException exception)
        {
            member.Failure = exception;
            member.Scope.Release();
        }
    }

    private void OnCompleted(PackedDocumentState[] members, ModelResponse completion)
    {
        PackedAnswer?[] slots = PackedAnswers.Read(planning.Schema, completion.Content, members.Length);
        TokenUsage[] shares = Divide(members, completion.Usage, slots);
        TokenUsage?[][] failed = [.. completion.Metadata.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        for (int index = 0; index < members.Length; index++)
        {
            PackedDocumentState member = members[index];
            foreach (TokenUsage?[] attempt in failed)
                Pay(member, attempt[index]);
            Pay(member, shares[index]);
            member.Slot = slots[index];
            member.Attempt = new ModelCall(ModelCallReason.Packed, 1, completion with { Content = slots[index]?.Text ?? "", Usage = shares[index], Metadata = completion.Metadata with { FailedAttempts = [] } });
        }
    }

    private void Failed(PackedDocumentState[] members, EndpointException exception)
    {
        TokenUsage?[][] failed = [.. exception.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        // What one document brought upon all is that document's: by itself, the others go through.
        bool mayBeOne = exception.ErrorCode is EndpointError.BadRequest or EndpointError.ContextExceeded or EndpointError.TooLarge or EndpointError.Forbidden or EndpointError.InvalidResponse;
        for (int index = 0; index < members.Length; index++)
        {
            foreach (TokenUsage?[] attempt in failed)
                Pay(members[index], attempt[index]);
            members[index].Attempt = new ModelCall(ModelCallReason.Packed, 1, null, exception);
            members[index].Failure = mayBeOne ? null : exception;
        }
    }

    private static void Pay(PackedDocumentState member, TokenUsage? usage)
    {
        if (usage is { } paid)
            member.Scope.RecordUsage(paid);
    }

    private TokenUsage?[] DivideFailed(PackedDocumentState[] members, FailedAttempt attempt) => attempt.Usage is { } usage
        ? [.. Divide(members, usage, new PackedAnswer?[members.Length]).Select(share => (TokenUsage?)share)]
        : new TokenUsage?[members.Length];

    /// <summary>Divides what was paid: prompt tokens by the tokens of the pages, answer tokens by the length of the slots, the price by what both cost.</summary>
    private TokenUsage[] Divide(PackedDocumentState[] members, TokenUsage usage, PackedAnswer?[] slots)
    {
        int[] own = [.. members.Select(member => member.Planned!.OwnTokens)];
        int[] prompt = Apportionment.Of(usage.PromptTokens, own);
        int[] completion = Apportionment.Of(usage.CompletionTokens, [.. slots.Select(slot => slot is null ? 0 : TextTokenizer.CountTokens(slot.Text))]);
        decimal[]? cost = usage.CostUsd is { } usd ? Apportionment.Of(usd, [.. prompt.Zip(completion, (read, written) => options.Planning.Price.GetCost(read, written))]) : null;
        return [.. members.Select((_, index) => usage with { PromptTokens = prompt[index], CompletionTokens = completion[index], CostUsd = cost?[index] })];
    }
}
