using QwenDocs.Endpoints;
using QwenDocs.Schemas;
using QwenDocs.Testing.Cassettes;

namespace QwenDocs.Testing;

/// <summary>Answers from a recording, without any endpoint. Requests may come in any order; each entry answers once.</summary>
/// <remarks>What plans are made by, the model, its limits and the schema's words in the prompt, is that of the recorded endpoint: a replay plans what was recorded.</remarks>
public sealed class CassettePlayer : ModelEndpoint
{
    private readonly Cassette _cassette;
    private readonly CassetteOptions _options;
    private readonly Lock _gate = new();
    private readonly List<CassetteEntry> _unused;

    /// <summary>Initializes a new instance of the <see cref="CassettePlayer"/> class.</summary>
    /// <param name="cassette">The cassette.</param>
    /// <param name="options">How requests are compared, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    public CassettePlayer(Cassette cassette, CassetteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cassette);
        _options = options ?? new CassetteOptions();
        _cassette = cassette;
        _unused = [.. cassette.Entries];
    }

    /// <inheritdoc/>
    public override string Name => "cassette";

    /// <inheritdoc/>
    public override string ProviderName => _cassette.Endpoint.ProviderName ?? Name;

    /// <inheritdoc/>
    public override string? Model => _cassette.Endpoint.Model;

    /// <inheritdoc/>
    public override bool SupportsCorrection => _cassette.Endpoint.SupportsCorrection;

    /// <inheritdoc/>
    public override bool SupportsPageText => _cassette.Endpoint.SupportsPageText;

    /// <summary>Gets the number of recorded answers that no request has asked for yet.</summary>
    public int UnusedEntries
    {
        get
        {
            lock (_gate)
                return _unused.Count;
        }
    }

    /// <inheritdoc/>
    public override Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default) => Task.FromResult(_cassette.FindLimits(model) ?? ModelLimits.Unknown);

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return _cassette.FindSchemaPrompt(schema);
    }

    /// <inheritdoc/>
    /// <exception cref="CassetteMismatchException">No recorded request is the same.</exception>
    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        List<string> description = CassetteRequest.Describe(request);
        lock (_gate)
        {
            int index = _unused.FindIndex(entry => entry.Request.SequenceEqual(description));
            if (index < 0 && !_options.ComparePictures)
                index = _unused.FindIndex(entry => CassetteRequest.AreEqualButForPictures(entry.Request, description));
            if (index < 0)
            {
                throw new CassetteMismatchException(_unused.Count == 0
                    ? "Every recorded answer has been used; this request is one more."
                    : $"The request differs from the next recorded one in {CassetteRequest.Difference(_unused[0].Request, description, _options.ComparePictures)}\nRecord it again if the change is meant.");
            }

            ModelResponse answer = _unused[index].Answer;
            _unused.RemoveAt(index);
            return Task.FromResult(answer);
        }
    }
}
