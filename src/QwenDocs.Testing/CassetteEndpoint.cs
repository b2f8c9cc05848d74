using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>Records what an endpoint answers, or answers from a recording without any endpoint.</summary>
public sealed class CassetteEndpoint : ModelEndpoint
{
    private readonly Cassette _cassette;
    private readonly ModelEndpoint? _recorded;
    private readonly Lock _gate = new();
    private readonly List<CassetteEntry> _unused;

    private CassetteEndpoint(Cassette cassette, ModelEndpoint? recorded)
    {
        _cassette = cassette;
        _recorded = recorded;
        _unused = [.. cassette.Entries];
    }

    /// <inheritdoc/>
    public override string Name => _recorded?.Name ?? "cassette";

    /// <summary>Gets the number of recorded answers that no request has asked for yet.</summary>
    public int UnusedEntries
    {
        get
        {
            lock (_gate)
                return _recorded is null ? _unused.Count : 0;
        }
    }

    /// <summary>Passes requests on and records them with their answers.</summary>
    /// <param name="cassette">The cassette; save it when the requests are done.</param>
    /// <param name="endpoint">The endpoint that answers.</param>
    /// <returns>The recording endpoint.</returns>
    public static CassetteEndpoint Record(Cassette cassette, ModelEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(cassette);
        ArgumentNullException.ThrowIfNull(endpoint);
        return new CassetteEndpoint(cassette, endpoint);
    }

    /// <summary>Answers from a recording. Requests may come in any order; each entry answers once.</summary>
    /// <param name="cassette">The cassette.</param>
    /// <returns>The replaying endpoint.</returns>
    public static CassetteEndpoint Replay(Cassette cassette)
    {
        ArgumentNullException.ThrowIfNull(cassette);
        return new CassetteEndpoint(cassette, null);
    }

    /// <inheritdoc/>
    /// <exception cref="CassetteMismatchException">No recorded request is the same.</exception>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var description = CassetteRequest.Describe(request);
        if (_recorded is null)
            return Take(description);
        var answer = await _recorded.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
        _cassette.Add(new CassetteEntry(description, answer));
        return answer;
    }

    private ModelResponse Take(List<string> description)
    {
        lock (_gate)
        {
            var index = _unused.FindIndex(entry => entry.Request.SequenceEqual(description));
            if (index < 0)
            {
                throw new CassetteMismatchException(_unused.Count == 0
                    ? "Every recorded answer has been used; this request is one more."
                    : $"The request differs from the next recorded one in {CassetteRequest.Difference(_unused[0].Request, description)}\nRecord it again if the change is meant.");
            }

            var answer = _unused[index].Answer;
            _unused.RemoveAt(index);
            return answer;
        }
    }
}
