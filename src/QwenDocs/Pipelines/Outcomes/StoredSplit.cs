using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Results;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Pipelines.Outcomes;

/// <summary>The documents of a split file as values.</summary>
internal sealed record StoredSplit(
    IReadOnlyList<StoredSplitDocument> Documents,
    IReadOnlyList<ClassifiedPage> Pages,
    IReadOnlyList<int> Unassigned,
    IReadOnlyList<Finding> Findings,
    int ModelCallCount,
    TokenUsage Usage,
    TimeSpan Time)
{
    public static StoredSplit From(SplitResult result) => new(
        [.. result.Documents.Select(StoredSplitDocument.From)],
        result.Pages,
        [.. result.Unassigned.Select(page => page.Number)],
        result.Findings,
        result.ModelCallCount,
        result.Usage,
        result.Time);

    /// <exception cref="JsonException">A record does not follow its schema, or is of a type that there is not.</exception>
    public SplitResult ToResult(string documentName, DocumentTypes types) => new()
    {
        DocumentName = documentName,
        Documents = [.. Documents.Select(document => document.ToDocument(documentName, types))],
        Pages = Pages,
        Unassigned = [.. Pages.Where(page => Unassigned.Contains(page.Number))],
        Findings = Findings,
        Plan = new SplitPlan(new ScreeningPlan(documentName, VisionModelProfile.Qwen25VL, TokenPrice.Free, []), TokenPrice.Free, 0, 0),
        Requests = [],
        ModelCalls = [],
        ModelCallCount = ModelCallCount,
        Usage = Usage,
        Time = Time,
    };
}

/// <summary>One document of a split file as values.</summary>
internal sealed record StoredSplitDocument(
    string DocumentType,
    IReadOnlyList<int> Pages,
    IReadOnlyList<Finding> Findings,
    TokenUsage Usage)
{
    public string? DocumentNumber { get; init; }

    public JsonElement? Result { get; init; }

    public FailureInfo? Failure { get; init; }

    public static StoredSplitDocument From(SplitDocument document) => new(document.DocumentType, document.Pages, document.Findings, document.Usage)
    {
        DocumentNumber = document.DocumentNumber,
        Result = document.Result is { } result ? StoredResult.Write(result) : null,
        Failure = document.Failure is { } failure ? FailureInfo.FromException(failure) : null,
    };

    public SplitDocument ToDocument(string documentName, DocumentTypes types)
    {
        RecordSchema schema = types.FirstOrDefault(type => type.Name == DocumentType)?.Schema ?? throw new JsonException("The outcome has a document of a type that is not known.");
        return new SplitDocument
        {
            DocumentType = DocumentType,
            Pages = PageSelection.Create([.. Pages]),
            DocumentNumber = DocumentNumber,
            Findings = Findings,
            Usage = Usage,
            Result = Result is { } result ? StoredResult.Read(result, schema, documentName) : null,
            Failure = Result is not null ? null : new RecordedFailureException(Failure ?? throw new JsonException("A document of the outcome has neither a result nor a failure."), documentName),
        };
    }
}
