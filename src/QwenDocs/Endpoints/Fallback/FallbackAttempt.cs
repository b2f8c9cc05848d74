using System.Globalization;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Fallback;

/// <summary>What the endpoints of one fallback said to one request. Hedged endpoints speak at the same time.</summary>
internal sealed class FallbackAttempt(ModelRequest request, int endpoints, bool isHedged)
{
    private readonly Lock _gate = new();
    private readonly EndpointException?[] _failures = new EndpointException?[endpoints];
    private readonly ModelResponse?[] _answers = new ModelResponse?[endpoints];
    private readonly FailedAttempt?[] _overtaken = new FailedAttempt?[endpoints];
    private readonly FallbackProgress? _progress = isHedged || request.Progress is not null ? new FallbackProgress(request.Progress, endpoints) : null;

    /// <summary>Gets a value indicating whether there is more to tell than one endpoint's failure.</summary>
    public bool HasAttempts
    {
        get
        {
            lock (_gate)
                return _overtaken.Any(static attempt => attempt is not null);
        }
    }

    public int FailedEndpoints
    {
        get
        {
            lock (_gate)
                return _failures.Count(static failure => failure is not null);
        }
    }

    /// <summary>Returns the request as one of the endpoints gets it.</summary>
    public ModelRequest RequestOf(int index) => _progress is null ? request : request with { Progress = _progress.Of(index) };

    public void Failed(int index, EndpointException exception)
    {
        _progress?.Failed(index);
        lock (_gate)
            _failures[index] = exception;
    }

    public void Answered(int index, ModelResponse answer)
    {
        lock (_gate)
            _answers[index] = answer;
    }

    /// <summary>An endpoint was ended while it worked. Its server charges for the request and for what it had written, and tells nobody.</summary>
    public void Overtaken(int index, ModelEndpoint endpoint)
    {
        var usage = new TokenUsage(RequestTokens.CountPrompt(request, endpoint.Model ?? request.Model), TextTokenizer.CountTokens(_progress?.TextOf(index) ?? string.Empty)) { IsEstimated = true };
        lock (_gate)
            _overtaken[index] = new FailedAttempt(endpoint.Name, EndpointError.HedgeLost, null, $"{endpoint.Name}: another endpoint answered first, and this request was ended.", usage);
    }

    public int IndexOf(ModelResponse answer)
    {
        lock (_gate)
            return Array.FindIndex(_answers, candidate => ReferenceEquals(candidate, answer));
    }

    public ModelResponse Describe(ModelResponse answer, int index, ModelEndpoint[] all, TimeSpan? hedgeAfter)
    {
        _progress?.Answered(index, answer.Content);
        lock (_gate)
        {
            List<FailedAttempt> failed = Attempts();
            return index == 0 && failed.Count == 0 ? answer : answer with
            {
                Metadata = answer.Metadata with
                {
                    FailedAttempts = [.. failed, .. answer.Metadata.FailedAttempts],
                    FallbackReason = index == 0 ? null : string.Join(' ', Enumerable.Range(0, index).Select(before =>
                        _failures[before]?.Message ?? string.Create(CultureInfo.InvariantCulture, $"{all[before].Name}: it had not answered after {hedgeAfter?.TotalSeconds:0.#} seconds."))),
                },
            };
        }
    }

    /// <summary>One exception for all that failed; <paramref name="last"/> is the one that ended the request.</summary>
    public EndpointException Combine(string name, EndpointException last, bool allTried)
    {
        lock (_gate)
        {
            var failures = _failures.OfType<EndpointException>().ToList();
            if (failures.Count <= 1 || !allTried)
            {
                return last.WithAttempts(Attempts());
            }

            return new EndpointException(
                last.ErrorCode,
                name,
                $"every endpoint failed. {string.Join(' ', failures.Select(static failure => failure.Message))}".TrimEnd('.'),
                last.StatusCode,
                failures.Any(static failure => failure.IsTransient),
                last)
            {
                RetryAfter = failures.Min(static failure => failure.RetryAfter),
                FailedAttempts = Attempts(),
            };
        }
    }

    private List<FailedAttempt> Attempts() =>
        [.. _overtaken.OfType<FailedAttempt>(), .. _failures.OfType<EndpointException>().SelectMany(static failure => failure.FailedAttempts.Count > 0 ? failure.FailedAttempts : [FailedAttempt.From(failure)])];
}
