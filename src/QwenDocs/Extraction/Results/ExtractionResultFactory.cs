using QwenDocs.Endpoints;
using QwenDocs.Extraction.Merging;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Screening;
using QwenDocs.Extraction.ServerUsage;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Results;

/// <summary>Makes results, each of its record's type.</summary>
internal static class ExtractionResultFactory
{
    /// <summary>Makes the result of a job.</summary>
    public static ExtractionResult Create(
        ExtractionJob job,
        ExtractionPlan plan,
        ScreeningResult? screening,
        AnsweredRequests answers,
        AssembledRecord assembled,
        RecordEvidence? evidence,
        RecordValidator validator,
        Finding? modelDoubt,
        TimeSpan planning,
        TimeSpan total)
    {
        IReadOnlyList<Finding> findings = validator.Grade(
        [
            .. assembled.Checked.Findings,
            .. screening is null ? [] : PageScreener.Findings(screening),
            .. ServerFindings.Of(answers.Requests, plan, modelDoubt),
            .. NoticeFindings.OfBlank(plan.BlankPages),
            .. NoticeFindings.Of([.. job.Content.Notices, .. answers.PageNotices]),
            .. evidence?.Findings ?? [],
        ]);
        Facts facts = new(
            job.Content.Name,
            plan,
            assembled.Checked.Reading,
            findings,
            answers.Requests,
            [.. job.EarlierCalls, .. answers.Calls, .. answers.SecondLookCalls],
            answers.Calls,
            answers.FinishReason,
            job.Ledger.Usage,
            new ExtractionTimings(planning, answers.Rendering, answers.ModelCallTime, total));
        return Create(job.Schema, facts with { Screening = screening, Evidence = evidence });
    }

    /// <summary>Makes a result of what is known about it.</summary>
    public static ExtractionResult Create(RecordSchema schema, Facts facts) => schema.Accept(new Typed(schema, facts));

    /// <summary>What a result holds.</summary>
    public sealed record Facts(
        string DocumentName,
        ExtractionPlan Plan,
        RecordReading Reading,
        IReadOnlyList<Finding> Findings,
        IReadOnlyList<AnsweredRequest> Requests,
        IReadOnlyList<ModelCall> ModelCalls,
        IReadOnlyList<ModelCall> AnswerCalls,
        FinishReason FinishReason,
        TokenUsage Usage,
        ExtractionTimings Timings)
    {
        public ScreeningResult? Screening { get; init; }

        public RecordEvidence? Evidence { get; init; }
    }

    private sealed class Typed(RecordSchema schema, Facts facts) : RecordTypeVisitor<ExtractionResult>
    {
        public override ExtractionResult Visit<T>() => new ExtractionResult<T>(facts.Reading.Record)
        {
            DocumentName = facts.DocumentName,
            Plan = facts.Plan,
            Requests = facts.Requests,
            Findings = facts.Findings,
            Screening = facts.Screening,
            Evidence = facts.Evidence,
            ModelCalls = facts.ModelCalls,
            Usage = facts.Usage,
            Response = new ExtractionResponse
            {
                Model = facts.Requests[^1].Response.Model,
                Provider = facts.Requests[^1].Response.Provider,
                FinishReason = facts.FinishReason,
                FallbackReason = facts.AnswerCalls.Select(call => call.Response?.Metadata.FallbackReason).FirstOrDefault(reason => reason is not null),
                Text = string.Join('\n', facts.AnswerCalls.Select(call => call.Response?.Content).OfType<string>()),
            },
            Json = facts.Reading.Json,
            Schema = schema,
            Timings = facts.Timings,
        };
    }
}
