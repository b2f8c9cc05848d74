using Microsoft.Extensions.Time.Testing;

namespace QwenDocs.Tests;

/// <summary>A clock on which short waits are over at once, and long ones never end.</summary>
/// <param name="limit">The longest wait that ends.</param>
internal sealed class ImpatientTimeProvider(TimeSpan limit) : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ImpatientTimer timer = new(callback, state, limit);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ImpatientTimer(TimerCallback callback, object? state, TimeSpan limit) : ITimer
    {
        private int _armed;
        private bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int armed = Interlocked.Increment(ref _armed);

            // On another thread: who sets a timer does not expect it to be over before he goes on.
            if (dueTime >= TimeSpan.Zero && dueTime <= limit)
                ThreadPool.QueueUserWorkItem(_ => Fire(armed));
            return !_isDisposed;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int armed)
        {
            if (!_isDisposed && Volatile.Read(ref _armed) == armed)
                callback(state);
        }
    }
}
