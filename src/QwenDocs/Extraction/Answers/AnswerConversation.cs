using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers.Rows;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Answers;

/// <summary>Gets one answer: calls the model, has a cut answer continued, and has a wrong one corrected or given again, as often as the options allow.</summary>
/// <remarks>What was read is never given up: a call that fails after the first leaves the answers before it as they are.</remarks>
/// <param name="services">What the engine works with.</param>
/// <param name="caller">Calls the model.</param>
/// <param name="batch">What the answer belongs to. Of a part of a record, other pages may hold what is missing: only a part that cannot be read at all is asked for again.</param>
/// <param name="lists">What is known of the document whose lists the answer holds.</param>
internal sealed class AnswerConversation(
    EngineServices services,
    ModelCaller caller,
    RequestBatch batch,
    ListContext lists)
{
    private readonly RecordSchema _schema = batch.Schema;
    private readonly ContinuationPolicy _continuation = new(caller, batch.Schema, services.Options.Repair.MaxContinuations);
    private readonly CorrectionPolicy _correction = new(caller, batch.Schema);
    private readonly RetryPolicy _retry = new(caller, services.Options.Repair.TemperatureStep);
    private readonly RowLimits? _limits = batch.IsClassification ? null : services.RowLimits;
    private readonly RowCompletion? _rows = !batch.IsClassification && services.RowLimits is { } limits ? new RowCompletion(caller, batch.Schema, limits) : null;

    /// <summary>Gets why the model stopped, in the answer that ended the record.</summary>
    public FinishReason FinishReason { get; private set; }

    /// <exception cref="EndpointException">The planned request failed.</exception>
    public async Task<CheckedReading> RunAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        if (_limits is not null && services.Endpoint.GetSchemaPrompt(_schema) is null)
            request = request with { Schema = _limits.Apply(_schema) };
        ModelResponse first = await caller.SendAsync(request, cancellationToken).ConfigureAwait(false);
        request = request with { Progress = null };
        string text = await ContinueAsync(request, first, cancellationToken).ConfigureAwait(false);
        CheckedReading reading = Read(text);
        (text, reading) = await CompleteRowsAsync(request, text, reading, cancellationToken).ConfigureAwait(false);
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
                (text, reading) = await CompleteRowsAsync(request, again, next, cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }

    private async Task<string> ContinueAsync(ModelRequest request, ModelResponse response, CancellationToken cancellationToken)
    {
        (string text, FinishReason) = await _continuation.CompleteAsync(request, response, cancellationToken).ConfigureAwait(false);
        return _rows is null || FinishReason is FinishReason.Repetition or FinishReason.ContentFilter or FinishReason.Refusal
            ? text
            : await _rows.ContinueAsync(request, text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for rows that the document has, by what is printed in it, and the answer lacks: stretch by stretch, as long as rows come.</summary>
    private async Task<(string Text, CheckedReading Reading)> CompleteRowsAsync(
        ModelRequest request,
        string text,
        CheckedReading reading,
        CancellationToken cancellationToken)
    {
        if (_rows is null || services.MaxCorrections == 0 || FinishReason is FinishReason.Repetition or FinishReason.ContentFilter or FinishReason.Refusal)
            return (text, reading);
        // A stretch that the model was asked for in vain is not asked for again.
        HashSet<(FieldPath, string, int?)> asked = [];
        while (reading.FindMissingRows().FirstOrDefault(rows => !asked.Contains(KeyOf(rows))) is { } missing)
        {
            if (await _rows.CompleteAsync(request, text, missing, cancellationToken).ConfigureAwait(false) is { } completed)
                (text, reading) = (completed, Read(completed));
            else
                asked.Add(KeyOf(missing));
        }

        return (text, reading);

        static (FieldPath List, string Code, int? First) KeyOf(MissingRows missing) => (missing.List, missing.Code, missing.Ranges.Count > 0 ? missing.Ranges[0].First : null);
    }

    /// <summary>Has the wrong values corrected, or the whole answer given again where it cannot be said which values are wrong.</summary>
    /// <returns>The new text, or <see langword="null"/> when there was no answer.</returns>
    private async Task<string?> AskAgainAsync(
        ModelRequest request,
        string text,
        Finding[] errors,
        int round,
        CancellationToken cancellationToken)
    {
        // The text of an answer that fell into a loop is no basis for corrections.
        if (FinishReason != FinishReason.Repetition && _correction.Prepare(text, errors) is { } correction)
            return await correction.CorrectAsync(request, cancellationToken).ConfigureAwait(false);
        return await _retry.RetryAsync(request, errors, round, FinishReason, cancellationToken).ConfigureAwait(false) is { } response
            ? await ContinueAsync(request, response, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private CheckedReading Read(string text)
    {
        var reading = CheckedReading.Of(_schema.ReadAnswer(text), _schema, services.Validator, lists);
        return _rows is { OpenLists.Count: > 0 } ? reading.With(services.Validator.Grade(_rows.OpenLists.Select(ListCodes.MayGoOnAt))) : reading;
    }

    // Rows that are missing were asked for by themselves.
    private Finding[] Errors(CheckedReading reading) => batch.IsWholeRecord
        ? [.. reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error && !ListCodes.Contains(finding.Code))]
        : [.. reading.Departures.Where(finding => finding.Severity == FindingSeverity.Error && (finding.Path.IsRoot || reading.Reading.Record is null))];
}
