using System.Diagnostics.CodeAnalysis;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Results;
using QwenDocs.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>What was extracted from a document, and how it came about.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class ExtractionResult<T>
{
    private readonly object? _record;

    internal ExtractionResult(object? record) => _record = record;

    /// <summary>Gets the record.</summary>
    /// <exception cref="InvalidOperationException">The answer held no record: see <see cref="HasRecord"/> and <see cref="Findings"/>.</exception>
    public T Record => TryGetRecord(out T? record)
        ? record
        : throw new InvalidOperationException($"The answer to {DocumentName} holds no record; Findings say why.");

    /// <summary>Gets a value indicating whether the answer held a record. One is there even where single values of it are missing.</summary>
    public bool HasRecord => _record is T;

    /// <summary>Gets what a person should look at, first where the answer departed from the schema, then where the record breaks a rule; empty when nothing was found.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gets the name of the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Gets the plan that was carried out.</summary>
    public required ExtractionPlan Plan { get; init; }

    /// <summary>Gets the requests of the plan with their answers, in order, and by how much the endpoint's count of tokens differs from the plan's.</summary>
    public required IReadOnlyList<AnsweredRequest> Requests { get; init; }

    /// <summary>Gets what a look in small pictures left to be read, or <see langword="null"/> where every page was read without one: see <see cref="ScreeningOptions"/>.</summary>
    public ScreeningResult? Screening { get; init; }

    /// <summary>Gets every question that the model was asked, in order: the plan's requests, and what had to be asked again.</summary>
    public IReadOnlyList<ModelCall> ModelCalls { get; init; } = [];

    /// <summary>Gets why an endpoint other than the first one answered, or <see langword="null"/> when the first did.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>Gets the tokens and the price of all attempts together, as the endpoint counts them; failed ones too where it tells them.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the model that answered last, as the endpoint names it.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the host behind the endpoint that ran the model last, where the endpoint tells it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets why the model stopped: of several answers, why the first stopped that was not simply done.</summary>
    public required FinishReason FinishReason { get; init; }

    /// <summary>Gets the answer, unchanged; several answers follow each other, a line each.</summary>
    public required string Answer { get; init; }

    /// <summary>Gets the JSON that the record was read from: the answer without fences and prose, mended where <see cref="Findings"/> say so, and put together from the answers of all requests.</summary>
    public required string? Json { get; init; }

    /// <summary>Gets where the time went.</summary>
    public required ExtractionTimings Timings { get; init; }

    /// <summary>Gets the record if there is one.</summary>
    /// <param name="record">The record.</param>
    /// <returns><see langword="true"/> if the answer held a record.</returns>
    public bool TryGetRecord([MaybeNullWhen(false)] out T record)
    {
        if (_record is T found)
        {
            record = found;
            return true;
        }

        record = default;
        return false;
    }

    /// <summary>Returns the result as canonical JSON for snapshots: document, model, usage, findings, record; no timings.</summary>
    /// <returns>Indented JSON, <c>\n</c> line ends. It holds what the record says: it is for tests, not for logs.</returns>
    public override string ToString() => ExtractionResultText.Write(DocumentName, Model, FinishReason, Usage, Findings, Json);
}
