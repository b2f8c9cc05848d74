using System.Diagnostics;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Results;
using QwenDocs.Extraction.ServerUsage;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Packing;

/// <summary>Carries out one packed request. What becomes of each document stands in it: its part of the answer, a failure, or nothing, and then it gets a request of its own.</summary>
internal sealed class PackedRequestRunner(EngineServices services, PackingPlanner planning)
{
    /// <summary>Gets the span of the request, or <see langword="null"/> where nobody listens or nothing was sent.</summary>
    public ActivityContext? Span { get; private set; }

    public async Task RunAsync(IReadOnlyList<PackedDocumentState> documents, CancellationToken cancellationToken)
    {
        foreach (PackedDocumentState document in documents)
            await RenderAsync(document, cancellationToken).ConfigureAwait(false);
        (PackedRequest? planned, PackedDocumentState[] members) = Reserve(documents);
        if (planned is null)
            return;

        IReadOnlyList<ModelMessage> examples = await services.Examples.GetAsync(planning.Schema, isPacked: true, cancellationToken).ConfigureAwait(false);
        ModelRequest request = Compose(members, planned, examples);
        foreach (PackedDocumentState member in members)
            await member.Ledger.BeginSendingAsync(cancellationToken).ConfigureAwait(false);
        using Activity? activity = ExtractionTelemetry.BeginPacked(planning.Schema.Name, members.Length);
        Span = activity?.Context;
        long started = services.Time.GetTimestamp();
        try
        {
            ModelResponse response = await services.Endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.Usage.IsEstimated)
                services.Calibration.Observe(services.Endpoint.Name, services.Model, planned.PromptTokens - planned.CalibrationTokens, response.Usage.PromptTokens);
            Shortfall(members, planned, response);
            OnCompleted(members, response);
        }
        catch (EndpointException exception)
        {
            OnFailed(members, exception);
        }

        foreach (PackedDocumentState member in members)
        {
            member.ModelCallTime = services.Time.GetElapsedTime(started);
            member.Images = [];
        }
    }

    /// <summary>Makes the result of a document whose part of the answer is whole, or <see langword="null"/> where it has none.</summary>
    public async Task<ExtractionResult?> CreateResultAsync(PackedDocumentState document, CancellationToken cancellationToken)
    {
        if (document is not { IsReadInPart: false, Answer.Reading: var reading, Planned: { } planned, Call: { Response: { } response } call })
            return null;
        ExtractionPlan plan = planning.PlanOf(planned);
        PrintedRows? print = ListRules.HasNumberedList(planning.Schema.Record)
            ? new PrintedRows(await document.Content.ReadTextsAsync(document.Packable.Pages.Select(page => page.Number), cancellationToken).ConfigureAwait(false))
            : null;
        FieldPath[] fullTables = FindFullTables(reading);
        document.MayGoOn = fullTables.Length > 0;
        CheckedReading result = CheckedReading.Of(reading, planning.Schema, services.Validator, new ListContext { Print = print })
            .With(services.Validator.Grade(fullTables.Select(ListCodes.MayGoOnAt)));
        RecordEvidence? evidence = services.Grounding is { } grounding ? await grounding.GroundAsync(reading, planning.Schema, document.Content, model: null, cancellationToken).ConfigureAwait(false) : null;
        ExtractionResultFactory.Facts facts = new(
            document.Content.Name,
            plan,
            reading,
            [.. result.Findings, .. services.Validator.Grade([.. NoticeFindings.Of([.. document.Content.Notices, .. document.PageNotices]), .. evidence?.Findings ?? []])],
            [new AnsweredRequest(plan.Requests[0], response, planned.PromptTokens)],
            [call],
            [call],
            FinishReason.Stop,
            document.Ledger.Usage,
            new ExtractionTimings(TimeSpan.Zero, document.RenderingTime, document.ModelCallTime, document.RenderingTime + document.ModelCallTime));
        return ExtractionResultFactory.Create(planning.Schema, facts with { Evidence = evidence });
    }

    /// <summary>Tells whether a document gets a request of its own after a packed one: its record is missing, a table may go on, or it is wrong where corrections are allowed.</summary>
    public bool NeedsOwnRequest(PackedDocumentState document, ExtractionResult result) => !result.HasRecord || document.MayGoOn
        || (services.MaxCorrections > 0 && result.Findings.Any(finding => finding.Severity == FindingSeverity.Error));

    private FieldPath[] FindFullTables(RecordReading reading) => services.RowLimits is { } limits && reading.Json is { } json && JsonNode.Parse(json) is { } record
        ? [.. limits.FindFull(planning.Schema, planning.Schema.Wrap(record) as JsonObject ?? [])]
        : [];

    // Which document's pages are missing is not known: each gets a request of its own, where it shows.
    private static void Shortfall(PackedDocumentState[] members, PackedRequest planned, ModelResponse response)
    {
        int counted = response.Usage.PromptTokens;
        int sent = planned.PromptTokens - planned.CalibrationTokens;
        bool isLost = counted > 0 && !response.Usage.IsEstimated
            && PromptShortfall.Judge(sent, counted, sent - planned.ImageTokens, [.. planned.Documents.SelectMany(document => document.Pages)]) != ShortfallKind.None;
        foreach (PackedDocumentState member in members)
            member.IsReadInPart = isLost;
    }

    private ModelRequest Compose(PackedDocumentState[] members, PackedRequest planned, IReadOnlyList<ModelMessage> examples)
    {
        List<ModelContent> parts = [];
        for (int index = 0; index < members.Length; index++)
        {
            foreach (PageImage page in members[index].Images)
            {
                if (ReferenceEquals(page, members[index].Images[0]))
                    parts.Add(ModelContent.Text(ExtractionPrompt.DocumentMark(page.Sha256)));
                parts.Add(ModelContent.Text(ExtractionPrompt.PageLabel(index + 1, page.PageNumber)));
                parts.Add(ModelContent.Image(page));
            }
        }

        var prompt = ExtractionPrompt.ForPacked(planning.AnswerSchema, members.Length);
        // An endpoint that writes the schema into the prompt is not told of limits.
        bool isLimited = services.RowLimits is not null && services.Endpoint.GetSchemaPrompt(planning.AnswerSchema) is null;
        return RequestComposer.Compose(services.Options.Model, prompt, planning.AnswerSchema, parts, planned.CompletionTokens, services.Options.Temperature, examples) with
        {
            Schema = isLimited ? services.RowLimits!.ApplyPacked(planning.Schema) : planning.AnswerSchema,
            ContextTokens = planning.Profile.ContextTokens,
            PromptTokens = planned.PromptTokens,
            Thinking = services.Planners.Thinking,
        };
    }

    private async Task RenderAsync(PackedDocumentState document, CancellationToken cancellationToken)
    {
        long started = services.Time.GetTimestamp();
        try
        {
            using DocumentRenderer renderer = services.Rendering.Open(document.Content);
            document.Images = await PageBatchRenderer.RenderAsync(document.Gates, renderer, document.Content, document.Packable.Pages, null, cancellationToken).ConfigureAwait(false);
            document.PageNotices = PageNotices.Of(document.Images, []);
        }
        catch (QwenDocsException exception)
        {
            document.Failure = exception;
        }

        document.RenderingTime = services.Time.GetElapsedTime(started);
    }

    /// <summary>Plans the request of those that are still in it. A document that drops out leaves the others a larger share of what all have in common, so that it is planned anew.</summary>
    private (PackedRequest? Planned, PackedDocumentState[] Members) Reserve(IReadOnlyList<PackedDocumentState> documents)
    {
        while (true)
        {
            PackedDocumentState[] members = [.. documents.Where(document => document.Failure is null)];
            // A single document gets an ordinary request.
            if (members.Length < 2)
                return (null, members);
            PackedRequest planned = planning.Plan(1, [.. members.Select(member => member.Packable)]);
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
                member.Ledger.Reserve(plan.MaxCostUsd - member.ReservedUsd, plan.DocumentName);
            member.ReservedUsd = Math.Max(member.ReservedUsd, plan.MaxCostUsd);
        }
        catch (CostBudgetExceededException exception)
        {
            member.Failure = exception;
            member.Ledger.Release();
        }
    }

    private void OnCompleted(PackedDocumentState[] members, ModelResponse response)
    {
        PackedAnswer?[] answers = PackedAnswers.Read(planning.Schema, response.Content, members.Length);
        TokenUsage[] shares = Divide(members, response.Usage, answers);
        TokenUsage?[][] failed = [.. response.Metadata.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        for (int index = 0; index < members.Length; index++)
        {
            PackedDocumentState member = members[index];
            foreach (TokenUsage?[] attempt in failed)
                RecordUsage(member, attempt[index]);
            RecordUsage(member, shares[index]);
            member.Answer = answers[index];
            member.Call = new ModelCall(ModelCallReason.Packed, 1, response with { Content = answers[index]?.Text ?? "", Usage = shares[index], Metadata = response.Metadata with { FailedAttempts = [] } });
        }
    }

    private void OnFailed(PackedDocumentState[] members, EndpointException exception)
    {
        TokenUsage?[][] failed = [.. exception.FailedAttempts.Select(attempt => DivideFailed(members, attempt))];
        // What a single document may have caused is tried again with requests of their own: the other documents go through.
        bool mayBeOne = exception.ErrorCode is EndpointError.BadRequest or EndpointError.ContextExceeded or EndpointError.TooLarge or EndpointError.Forbidden or EndpointError.InvalidResponse;
        for (int index = 0; index < members.Length; index++)
        {
            foreach (TokenUsage?[] attempt in failed)
                RecordUsage(members[index], attempt[index]);
            members[index].Call = new ModelCall(ModelCallReason.Packed, 1, null, exception);
            members[index].Failure = mayBeOne ? null : exception;
        }
    }

    private static void RecordUsage(PackedDocumentState member, TokenUsage? usage)
    {
        if (usage is { } used)
            member.Ledger.RecordUsage(used);
    }

    private TokenUsage?[] DivideFailed(PackedDocumentState[] members, FailedAttempt attempt) => attempt.Usage is { } usage
        ? [.. Divide(members, usage, new PackedAnswer?[members.Length]).Select(share => (TokenUsage?)share)]
        : new TokenUsage?[members.Length];

    /// <summary>Divides what was paid: prompt tokens by the tokens of the pages, completion tokens by the length of the answers, the cost by what both cost.</summary>
    private TokenUsage[] Divide(PackedDocumentState[] members, TokenUsage usage, PackedAnswer?[] answers)
    {
        int[] own = [.. members.Select(member => member.Planned!.OwnTokens)];
        int[] prompt = Apportionment.Of(usage.PromptTokens, own);
        int[] completion = Apportionment.Of(usage.CompletionTokens, [.. answers.Select(answer => answer is null ? 0 : TextTokenizer.CountTokens(answer.Text))]);
        decimal[]? cost = usage.CostUsd is { } usd
            ? Apportionment.Of(usd, [.. prompt.Zip(completion, (read, written) => services.Options.Planning.Cost.Price.GetCost(read, written))])
            : null;
        return [.. members.Select((_, index) => usage with { PromptTokens = prompt[index], CompletionTokens = completion[index], CostUsd = cost?[index] })];
    }
}
