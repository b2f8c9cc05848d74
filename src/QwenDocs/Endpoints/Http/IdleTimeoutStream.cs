namespace QwenDocs.Endpoints.Http;

/// <summary>Reads a body that may fall silent or never end: after its first byte, each read has a time limit, and each event a size limit.</summary>
internal sealed class IdleTimeoutStream : Stream
{
    private readonly Stream _body;
    private readonly Func<TimeSpan, EndpointException> _stalled;
    private readonly Func<EndpointException> _tooLong;
    private readonly int _allowance;
    private readonly CancellationTokenSource _idle = new();
    private readonly ITimer _timer;
    private TimeSpan _idleTimeout;
    private int _sinceEvent;
    private bool _begun;

    public IdleTimeoutStream(
        Stream body,
        TimeSpan idleTimeout,
        int allowance,
        TimeProvider timeProvider,
        Func<TimeSpan, EndpointException> stalled,
        Func<EndpointException> tooLong)
    {
        _body = body;
        _idleTimeout = idleTimeout;
        _allowance = allowance;
        _stalled = stalled;
        _tooLong = tooLong;
        _timer = timeProvider.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _idle, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>An event is whole: the next one may be as long again.</summary>
    public void EndEvent() => _sinceEvent = 0;

    /// <summary>From now on, silence is borne for a shorter time.</summary>
    public void Shorten(TimeSpan idleTimeout) => _idleTimeout = idleTimeout < _idleTimeout ? idleTimeout : _idleTimeout;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _idle.Token);
        int read;
        try
        {
            if (_begun)
                _timer.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
            read = await _body.ReadAsync(buffer, linked.Token).ConfigureAwait(false);
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && _idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw _stalled(_idleTimeout);
        }

        _begun = true;
        _sinceEvent += read;
        return _sinceEvent <= _allowance ? read : throw _tooLong();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _idle.Dispose();
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
