using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines.Summary;
using QwenDocs.Validation;

namespace QwenDocs.Pipelines;

/// <summary>What came of many documents, in numbers: add each outcome as it comes, and print it.</summary>
/// <remarks>It takes the same memory, some 22 KB, for ten documents and for ten million. It may be added to from several threads.</remarks>
public sealed class PipelineSummary
{
    private const int SlowestKept = 5;

    private readonly Lock _gate = new();
    private readonly DurationSketch _documents = new();
    private readonly DurationSketch _answers = new();
    private readonly DurationSketch _firstTokens = new();
    private readonly long[] _findings = new long[3];
    private readonly List<SlowDocument> _slowest = [];

    /// <summary>Gets the number of documents.</summary>
    public long Documents { get; private set; }

    /// <summary>Gets the number of documents whose record has neither an error nor a warning.</summary>
    public long Succeeded { get; private set; }

    /// <summary>Gets the number of documents whose record has an error or a warning.</summary>
    public long WithFindings { get; private set; }

    /// <summary>Gets the number of documents whose answers held no record.</summary>
    public long WithoutRecord { get; private set; }

    /// <summary>Gets the number of documents whose extraction failed.</summary>
    public long Failed { get; private set; }

    /// <summary>Gets the pages of the documents that did not fail.</summary>
    public long Pages { get; private set; }

    /// <summary>Gets the questions that models were asked about documents that did not fail: the plans' requests, and what was asked again.</summary>
    public long ModelCalls { get; private set; }

    /// <summary>Gets the tokens of all requests.</summary>
    public long PromptTokens { get; private set; }

    /// <summary>Gets the tokens of all answers.</summary>
    public long CompletionTokens { get; private set; }

    /// <summary>Gets the price in US dollars, failed attempts included, of the documents whose price is known.</summary>
    public decimal CostUsd { get; private set; }

    /// <summary>Gets the number of documents whose endpoint told no price.</summary>
    public long Unpriced { get; private set; }

    /// <summary>Gets the number of attempts that failed: repeated, handed to another endpoint, or the last.</summary>
    public long FailedAttempts { get; private set; }

    /// <summary>Gets the number of answers that came from another endpoint than the first.</summary>
    public long Fallbacks { get; private set; }

    /// <summary>Gets the number of answers that were at hand already.</summary>
    public long CacheHits { get; private set; }

    /// <summary>Gets what documents took, failed ones too.</summary>
    public DurationPercentiles DocumentTime => Quantiles(_documents);

    /// <summary>Gets what answers took, retries included; those from a cache do not count.</summary>
    public DurationPercentiles ResponseTime => Quantiles(_answers);

    /// <summary>Gets what the first token of answers took; only streamed ones count.</summary>
    public DurationPercentiles TimeToFirstToken => Quantiles(_firstTokens);

    /// <summary>Gets the five documents that took longest, the slowest first.</summary>
    public IReadOnlyList<SlowDocument> Slowest
    {
        get
        {
            lock (_gate)
                return [.. _slowest];
        }
    }

    /// <summary>Returns the number of findings of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The number, over all records.</returns>
    public long CountFindings(FindingSeverity severity) => _findings[(int)severity];

    /// <summary>Adds an outcome.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="outcome">The outcome; nothing of it is kept.</param>
    public void Add<T>(DocumentOutcome<T> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        lock (_gate)
        {
            Documents++;
            _documents.Add(outcome.Elapsed);
            AddSlow(new SlowDocument(outcome.Index, outcome.Elapsed));
            PromptTokens += outcome.Usage.PromptTokens;
            CompletionTokens += outcome.Usage.CompletionTokens;
            CostUsd += outcome.Usage.CostUsd ?? 0;
            Unpriced += outcome.Usage.CostUsd is null ? 1 : 0;
            if (outcome.Result is { } result)
                AddResult(result);
            else
                AddFailure(outcome.Failure!);
        }
    }

    /// <summary>Adds what another summary counted, such as that of another run.</summary>
    /// <param name="other">The other summary; it must not be added to meanwhile.</param>
    public void Add(PipelineSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        lock (_gate)
        {
            Documents += other.Documents;
            Succeeded += other.Succeeded;
            WithFindings += other.WithFindings;
            WithoutRecord += other.WithoutRecord;
            Failed += other.Failed;
            Pages += other.Pages;
            ModelCalls += other.ModelCalls;
            PromptTokens += other.PromptTokens;
            CompletionTokens += other.CompletionTokens;
            CostUsd += other.CostUsd;
            Unpriced += other.Unpriced;
            FailedAttempts += other.FailedAttempts;
            Fallbacks += other.Fallbacks;
            CacheHits += other.CacheHits;
            for (int severity = 0; severity < _findings.Length; severity++)
                _findings[severity] += other._findings[severity];
            _documents.Add(other._documents);
            _answers.Add(other._answers);
            _firstTokens.Add(other._firstTokens);
            foreach (SlowDocument slow in other.Slowest)
                AddSlow(slow);
        }
    }

    /// <summary>Returns the summary as a table for people: two columns, the same for the same outcomes.</summary>
    /// <returns>Lines with <c>\n</c> ends. They hold numbers alone.</returns>
    public override string ToString()
    {
        lock (_gate)
            return SummaryText.Write(this);
    }

    private void AddResult<T>(ExtractionResult<T> result)
    {
        foreach (Finding finding in result.Findings)
            _findings[(int)finding.Severity]++;
        if (!result.HasRecord)
            WithoutRecord++;
        else if (result.Findings.Any(finding => finding.Severity != FindingSeverity.Info))
            WithFindings++;
        else
            Succeeded++;
        Pages += result.Plan.Pages.Count();
        ModelCalls += result.ModelCalls.Count;
        foreach (ModelCall attempt in result.ModelCalls)
            AddAttempt(attempt);
    }

    private void AddAttempt(ModelCall attempt)
    {
        if (attempt.Response is not { } answer)
        {
            FailedAttempts += (attempt.Failure as EndpointException)?.FailedAttempts.Count ?? 0;
            return;
        }

        FailedAttempts += answer.Metadata.FailedAttempts.Count;
        Fallbacks += answer.Metadata.FallbackReason is null ? 0 : 1;
        CacheHits += answer.Metadata.IsFromCache ? 1 : 0;
        if (answer.Metadata.IsFromCache)
            return;
        _answers.Add(attempt.Duration);
        if (answer.Metadata.TimeToFirstToken is { } first)
            _firstTokens.Add(first);
    }

    private void AddFailure(Exception failure)
    {
        Failed++;
        FailedAttempts += (failure as EndpointException)?.FailedAttempts.Count ?? 0;
    }

    private void AddSlow(SlowDocument document)
    {
        int place = _slowest.FindIndex(slow => (slow.Elapsed, -slow.Index).CompareTo((document.Elapsed, -document.Index)) < 0);
        _slowest.Insert(place < 0 ? _slowest.Count : place, document);
        if (_slowest.Count > SlowestKept)
            _slowest.RemoveAt(SlowestKept);
    }

    private DurationPercentiles Quantiles(DurationSketch sketch)
    {
        lock (_gate)
            return new DurationPercentiles(sketch.Count, sketch.Quantile(0.5), sketch.Quantile(0.95));
    }
}
