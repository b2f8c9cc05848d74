using System.Globalization;

namespace QwenDocs.Endpoints;

/// <summary>What the endpoints of one fallback said to one request. Hedged endpoints speak at the same time.</summary>
internal sealed class FallbackRun(ChatRequest request, int endpoints)
{
    private readonly Lock _gate = new();
    private readonly EndpointException?[] _failures = new EndpointException?[endpoints];
    private readonly ChatCompletion?[] _answers = new ChatCompletion?[endpoints];

    public ChatRequest Request { get; } = request;

    public int FailedEndpoints
    {
        get
        {
            lock (_gate)
                return _failures.Count(static failure => failure is not null);
        }
    }

    public void Failed(int index, EndpointException exception)
    {
        lock (_gate)
            _failures[index] = exception;
    }

    public void Answered(int index, ChatCompletion answer)
    {
        lock (_gate)
            _answers[index] = answer;
    }

    public int IndexOf(ChatCompletion answer)
    {
        lock (_gate)
            return Array.FindIndex(_answers, candidate => ReferenceEquals(candidate, answer));
    }

    public ChatCompletion Describe(ChatCompletion answer, int index, ModelEndpoint[] all, TimeSpan? hedgeAfter)
    {
        lock (_gate)
        {
            var failed = Attempts();
            return index == 0 && failed.Count == 0 ? answer : answer with
            {
                FailedAttempts = [.. failed, .. answer.FailedAttempts],
                FallbackReason = index == 0 ? null : string.Join(' ', Enumerable.Range(0, index).Select(before =>
                    _failures[before]?.Message ?? string.Create(CultureInfo.InvariantCulture, $"{all[before].Name}: it had not answered after {hedgeAfter?.TotalSeconds:0.#} seconds."))),
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
                last.FailedAttempts = Attempts();
                return last;
            }

            return new EndpointException(
                name,
                $"every endpoint failed. {string.Join(' ', failures.Select(static failure => failure.Message))}".TrimEnd('.'),
                last.StatusCode,
                failures.Any(static failure => failure.IsTransient),
                last)
            {
                Fault = last.Fault,
                RetryAfter = failures.Min(static failure => failure.RetryAfter),
                FailedAttempts = Attempts(),
            };
        }
    }

    private List<FailedAttempt> Attempts() =>
        [.. _failures.OfType<EndpointException>().SelectMany(static failure => failure.FailedAttempts.Count > 0 ? failure.FailedAttempts : [FailedAttempt.From(failure)])];
}
