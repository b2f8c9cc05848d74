using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>Replays a cassette where its file exists, and records it where not: the first run of a test asks the model, all others need neither network nor key.</summary>
/// <remarks>Delete the file to record it again. It holds what the documents say.</remarks>
public sealed class CassetteEndpoint : DelegatingEndpoint, IAsyncDisposable
{
    private readonly string _path;
    private readonly Cassette? _recorded;
    private readonly ModelEndpoint? _live;
    private int _isDisposed;

    private CassetteEndpoint(string path, CassettePlayer player)
        : base(player) => _path = path;

    private CassetteEndpoint(string path, Cassette cassette, ModelEndpoint live)
        : base(new CassetteRecorder(cassette, live)) => (_path, _recorded, _live) = (path, cassette, live);

    /// <summary>Gets whether requests are passed on and recorded; otherwise the file answers them.</summary>
    public bool IsRecording => _recorded is not null;

    /// <summary>Opens a cassette to replay, or begins one where there is none.</summary>
    /// <param name="path">The file of the cassette.</param>
    /// <param name="connect">Makes the endpoint that is recorded, such as <c>() => HttpEndpoint.OpenRouter(key)</c>. Called only where the file is missing; it is disposed of with this endpoint.</param>
    /// <param name="options">How requests are compared, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading of the file.</param>
    /// <returns>The endpoint. Disposing of it writes what was recorded.</returns>
    /// <exception cref="InvalidDataException">The file is no cassette.</exception>
    public static async Task<CassetteEndpoint> OpenAsync(
        string path,
        Func<ModelEndpoint> connect,
        CassetteOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(connect);
        return File.Exists(path)
            ? new CassetteEndpoint(path, new CassettePlayer(await Cassette.LoadAsync(path, cancellationToken).ConfigureAwait(false), options))
            : new CassetteEndpoint(path, Cassette.Create(), connect());
    }

    /// <summary>Writes the cassette where something was recorded, and disposes of the endpoint that answered. Doing so again does nothing.</summary>
    /// <returns>The end of the writing.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        // A test that ended before its first answer leaves no empty cassette behind, which the next run would replay.
        if (_recorded is { Entries.Count: > 0 })
            await _recorded.SaveAsync(_path).ConfigureAwait(false);
        if (_live is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (_live as IDisposable)?.Dispose();
    }
}
