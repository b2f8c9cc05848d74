using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>
/// Advances the engine's epoch while guests run, so that each looks at its clock and its cancellation every few milliseconds.
/// It has a thread of its own: a timer would wait behind guests that fill the thread pool.
/// </summary>
internal sealed class EpochTicker : IDisposable
{
    private const int PeriodMilliseconds = 10;

    private readonly Engine _engine;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _busy = new();
    private readonly Thread _thread;
    private int _guests;
    private volatile bool _stopped;

    public EpochTicker(Engine engine)
    {
        _engine = engine;
        _thread = new Thread(Tick) { IsBackground = true, Name = "QwenDocs PDFium epoch" };
        _thread.Start();
    }

    /// <summary>Keeps the epoch moving until <see cref="Leave"/>.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            if (++_guests == 1)
                _busy.Set();
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_guests == 0)
                _busy.Reset();
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _busy.Set();
        _thread.Join();
        _busy.Dispose();
    }

    private void Tick()
    {
        while (!_stopped)
        {
            _busy.Wait();
#pragma warning disable RS0030 // A thread of its own that does nothing but tick: there is nobody to wait for.
            Thread.Sleep(PeriodMilliseconds);
#pragma warning restore RS0030
            _engine.IncrementEpoch();
        }
    }
}
