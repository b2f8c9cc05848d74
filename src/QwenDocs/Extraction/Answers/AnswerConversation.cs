using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Gets one answer: calls the model, has a cut answer continued, and has a wrong one corrected or given again, as often as the options allow.</summary>
/// <remarks>What was read is never given up: a call that fails after the first leaves the answers before it as they are.</remarks>
/// <param name="services">What the engine works with.</param>
/// <param name="caller">Calls the model.</param>
/// <param name="schema">What the answer follows.</param>
/// <param name="isWholeRecord">Whether the answer is a whole record. Of a part, other pages may hold what is missing: only a part that cannot be read at all is asked for again.</param>
internal sealed class AnswerConversation(EngineServices services, ModelCaller caller, RecordSchema schema, bool isWholeRecord)
{
    private readonly ContinuationPolicy _continuation = new(caller, schema, services.Options.Repair.MaxContinuations);
    private readonly CorrectionPolicy _correction = new(caller, schema);
    private readonly RetryPolicy _retry = new(caller, services.Options.Repair.TemperatureStep);

    /// <summary>Gets why the model stopped, in the answer that ended the record.</summary>
    public FinishReason FinishReason { get; private set; }

    /// <exception cref="EndpointException">The planned request failed.</exception>
    public async Task<CheckedReading> RunAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        ModelResponse first = await caller.SendAsync(request, cancellationToken).ConfigureAwait(false);
        request = request with { Progress = null };
        string text = await ContinueAsync(request, first, cancellationToken).ConfigureAwait(false);
        CheckedReading reading = Read(text);
        for (int round = 1; round <= services.MaxCorrections && FinishReason != FinishReason.ContentFilter; round++)
        {
            Finding[] errors = Errors(reading);
            if (errors.Length == 0)
                break;
            string? again = await AskAgainAsync(request, text, errors, round, cancellationToken).ConfigureAwait(false);
            if (again is null)
                break;
            CheckedReading next = Read(again);
            if ((reading.Reading.Record is null && next.Reading.Record is not null) || Errors(next).Length < errors.Length)
                (text, reading) = (again, next);
        }

        return reading;
    }

    private async Task<string> ContinueAsync(ModelRequest request, ModelResponse response, CancellationToken cancellationToken)
    {
        (string text, FinishReason) = await _continuation.CompleteAsync(request, response, cancellationToken).ConfigureAwait(false);
        return text;
    }

    /// <summary>Has the wrong values corrected, or the whole answer given again where it cannot be said which values are wrong.</summary>
    /// <returns>The new text, or <see langword="null"/> when there was no answer.</returns>
    private async Task<string?> AskAgainAsync(ModelRequest request, string text, Finding[] errors, int round, CancellationToken cancellationToken)
    {
        // The text of an answer that fell into a loop is no basis for corrections.
        if (FinishReason != FinishReason.Repetition && _correction.Prepare(text, errors) is { } correction)
            return await correction.CorrectAsync(request, cancellationToken).ConfigureAwait(false);
        return await _retry.RetryAsync(request, errors, round, FinishReason, cancellationToken).ConfigureAwait(false) is { } response
            ? await ContinueAsync(request, response, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private CheckedReading Read(string text) => CheckedReading.Of(schema.ReadAnswer(text), schema, services.Validator);

    private Finding[] Errors(CheckedReading reading) => isWholeRecord
        ? [.. reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error)]
        : [.. reading.Departures.Where(finding => finding.Severity == FindingSeverity.Error && (finding.Path.IsRoot || reading.Reading.Record is null))];
}
