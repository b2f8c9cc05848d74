using System.Diagnostics.CodeAnalysis;

namespace QwenDocs.Endpoints.Caching;

/// <summary>One request that several callers wait for. It ends early only when all of them have gone.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The source has neither a timer nor a link: nothing is held.")]
internal sealed class InFlightResponse
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource<ModelResponse> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _joined;
    private int _waiting;

    public CancellationToken Token => _abandoned.Token;

    /// <summary>Joins those who wait, unless all of them have gone or the answer is there.</summary>
    public bool TryJoin(out bool isFirst)
    {
        lock (_gate)
        {
            isFirst = _joined == 0;
            if (!isFirst && (_waiting == 0 || _answer.Task.IsCompleted))
                return false;
            _joined++;
            _waiting++;
            return true;
        }
    }

    public async Task<ModelResponse> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bool abandoned;
            lock (_gate)
                abandoned = --_waiting == 0;
            if (abandoned && !_answer.Task.IsCompleted)
                await _abandoned.CancelAsync().ConfigureAwait(false);
        }
    }

    public void Complete(ModelResponse answer) => _answer.TrySetResult(answer);

    public void Fail(Exception exception)
    {
        _answer.TrySetException(exception);
        // Nobody may be left to see it.
        _ = _answer.Task.Exception;
    }
}
