using QwenDocs.Extraction.Results;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>What was extracted from a document, and how it came about. <see cref="ExtractionResult{T}"/> knows the record's type.</summary>
public abstract class ExtractionResult
{
    private readonly int? _pageCount;
    private readonly int? _modelCallCount;

    private protected ExtractionResult(object? record) => UntypedRecord = record;

    /// <summary>Gets the record, or <see langword="null"/> when the answer held none.</summary>
    public object? UntypedRecord { get; }

    /// <summary>Gets a value indicating whether the answer held a record. One is there even where single values of it are missing.</summary>
    public abstract bool HasRecord { get; }

    /// <summary>Gets what a person should look at, first where the answer departed from the schema, then where the record breaks a rule; empty when nothing was found.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gets the name of the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Gets the plan that was carried out.</summary>
    public required ExtractionPlan Plan { get; init; }

    /// <summary>Gets the requests of the plan with their answers, in order, and by how much the endpoint's count of tokens differs from the plan's.</summary>
    public IReadOnlyList<AnsweredRequest> Requests { get; init; } = [];

    /// <summary>Gets which pages were read in full after a screening, or <see langword="null"/> where every page was read without one: see <see cref="ScreeningOptions"/>.</summary>
    public ScreeningResult? Screening { get; init; }

    /// <summary>Gets what the pages say about each value, and where it is printed; <see langword="null"/> where <see cref="ExtractorOptions.Grounding"/> is not set.</summary>
    public RecordEvidence? Evidence { get; init; }

    /// <summary>Gets every model call, in the order of the requests: the planned ones, and what was continued, corrected or asked again.</summary>
    public IReadOnlyList<ModelCall> ModelCalls { get; init; } = [];

    /// <summary>Gets the tokens and the cost of all model calls together, as the endpoint counts them; failed attempts too where it reports them.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Zero;

    /// <summary>Gets what the endpoint said of the answers.</summary>
    public required ExtractionResponse Response { get; init; }

    /// <summary>Gets the JSON that the record was read from: the answer without fences and prose, repaired where <see cref="Findings"/> say so, and put together from the answers of all requests.</summary>
    public string? Json { get; init; }

    /// <summary>Gets the record as JSON: values as their types write them, whatever stands on the page, such as <c>848340</c> for a printed <c>8483.40</c>, so that records can be compared and joined.</summary>
    /// <value>One line, letters of every script as they are; <see langword="null"/> where there is no record, or the result was made without an extraction. <see cref="Json"/> is what the model wrote.</value>
    public string? RecordJson => HasRecord && Schema is { } schema ? schema.WriteRecord(UntypedRecord) : null;

    /// <summary>Gets the schema that the record was extracted under; <see langword="null"/> for a result that was made without an extraction.</summary>
    internal RecordSchema? Schema { get; init; }

    /// <summary>Gets the number of pages that were read; also of a result from a journal, which has no plan.</summary>
    internal int PageCount
    {
        get => _pageCount ?? Plan.Pages.Count();
        init => _pageCount = value;
    }

    /// <summary>Gets the number of model calls; also of a result from a journal, which does not have the calls.</summary>
    internal int ModelCallCount
    {
        get => _modelCallCount ?? ModelCalls.Count;
        init => _modelCallCount = value;
    }

    /// <summary>Gets where the time went.</summary>
    public ExtractionTimings Timings { get; init; }

    /// <summary>Makes a result without an extraction, for the tests of code that takes results.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="record">The record.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="documentName">The name of the document.</param>
    /// <returns>The result: no requests, no usage, no times.</returns>
    public static ExtractionResult<T> Create<T>(T record, IEnumerable<Finding>? findings = null, string documentName = "document") => new(record)
    {
        DocumentName = documentName,
        Findings = [.. findings ?? []],
        Plan = new ExtractionPlan(documentName, VisionModelProfile.ForName("qwen/qwen2.5-vl-72b-instruct"), TokenPrice.Free, [], TokenCalibrationFactor.None),
        Response = new ExtractionResponse { Model = "" },
    };

    /// <summary>Returns the result as canonical JSON for snapshots: document, model, usage, findings, record; no timings.</summary>
    /// <returns>Indented JSON, <c>\n</c> line ends. It holds what the record says: it is for tests, not for logs.</returns>
    public override string ToString() => ExtractionResultText.Write(DocumentName, Response.Model, Response.FinishReason, Usage, Findings, Evidence, Json);
}
