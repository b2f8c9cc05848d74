using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>
/// PDFium with a memory of its own: a Wasmtime store and an instance in it. One thread at a time may use it, and calls its
/// functions only within <see cref="Run"/>. Spans of its memory are valid until the next call into the guest.
/// </summary>
internal sealed class PdfiumInstance : IDisposable
{
    private const long PageBytes = 65536;

    private readonly PdfiumModule _module;
    private readonly SandboxLimits _limits;
    private readonly Store _store;
    private readonly GuestFileSystem _files;
    private CancellationToken _cancellation;
    private Exception? _fault;
    private bool _memoryRefused;
    private long _started;

    public PdfiumInstance(PdfiumModule module, SandboxLimits limits)
    {
        _module = module;
        _limits = limits;
        _files = new GuestFileSystem(this, limits.FontFolders);
        _store = new Store(module.Engine);
        try
        {
            _started = limits.Clock.GetTimestamp();
            _store.SetLimits(limits.Memory, null, null, null, null);
            _store.SetEpochDeadlineCallback(_ => CheckLimits());
            _store.SetEpochDeadline(1);
            using var linker = new Linker(module.Engine);
            var calls = new GuestCalls();
            calls.Define(linker);
            new GuestRuntime(this).Define(linker);
            _files.Define(linker);
            Instance guest = linker.Instantiate(_store, module.Module);
            Memory = guest.GetMemory("memory") ?? throw new InvalidOperationException("The module exports no memory.");
            calls.Bind(guest);
            Functions = new PdfiumFunctions(guest);
            guest.GetAction("emscripten_stack_init")?.Invoke();
            guest.GetAction("__wasm_call_ctors")?.Invoke();
            guest.GetAction("FPDF_InitLibrary")?.Invoke();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the guest's memory.</summary>
    public Memory Memory { get; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Clock => _limits.Clock;

    /// <summary>Gets PDFium's functions; they are to be called within <see cref="Run"/>.</summary>
    public PdfiumFunctions Functions { get; }

    /// <summary>Gets whether a call failed. PDFium's state is then unknown, and nothing more may be called.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Runs calls into the guest under the limits.</summary>
    /// <exception cref="SandboxException">The guest trapped or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The guest was stopped by <paramref name="cancellationToken"/>.</exception>
    public T Run<T>(Func<T> calls, CancellationToken cancellationToken)
    {
        if (IsBroken)
            throw new InvalidOperationException("The instance is broken.");
        _cancellation = cancellationToken;
        _fault = null;
        _memoryRefused = false;
        _started = _limits.Clock.GetTimestamp();
        IsBroken = true;
        _module.Ticker.Enter();
        try
        {
            _store.SetEpochDeadline(1);
            T result = calls();

            // PDFium leaves out what it has no memory for. A page with a hole in it must not pass for the page.
            if (_memoryRefused)
                throw MemoryLimit(null);
            IsBroken = false;
            return result;
        }
        catch (WasmtimeException exception)
        {
            throw Translate(exception);
        }
        finally
        {
            _module.Ticker.Leave();
        }
    }

    /// <summary>Allocates memory of the guest; called within <see cref="Run"/>, and freed with <see cref="PdfiumFunctions.Free"/>.</summary>
    /// <exception cref="SandboxException">There is not enough.</exception>
    public int Allocate(int bytes) => Functions.Malloc(bytes) is var address and not 0 ? address : throw MemoryLimit(null);

    /// <summary>Copies bytes into the guest's memory; called within <see cref="Run"/>, and freed with <see cref="PdfiumFunctions.Free"/>.</summary>
    /// <exception cref="SandboxException">There is not enough memory.</exception>
    public int Copy(ReadOnlySpan<byte> bytes)
    {
        int address = Allocate(bytes.Length);
        bytes.CopyTo(Memory.GetSpan((uint)address, bytes.Length));
        return address;
    }

    /// <summary>Notes a failure inside a host function, which Wasmtime would report without its type, and returns it to be thrown.</summary>
    public Exception Fail(Exception fault) => _fault ??= fault;

    /// <summary>Grows the guest's memory to at least a size.</summary>
    /// <returns>Whether it was allowed.</returns>
    public bool TryGrow(long bytes)
    {
        long size = Memory.GetLength();

        // A fifth more than asked for, so that many small requests do not each move the memory.
        long generous = Math.Min(Math.Max(bytes, size + (size / 5)), _limits.Memory);
        if (bytes > _limits.Memory)
        {
            _memoryRefused = true;
            return false;
        }
        try
        {
            Memory.Grow((generous - size + PageBytes - 1) / PageBytes);
            return true;
        }
        catch (WasmtimeException)
        {
            _memoryRefused = true;
            return false;
        }
    }

    /// <summary>Returns the exception for memory that the guest does not get.</summary>
    public SandboxException MemoryLimit(Exception? cause) =>
        new(SandboxError.MemoryLimit, $"it takes more memory than {_limits.Memory:N0} bytes", cause);

    public void Dispose()
    {
        IsBroken = true;
        _files.Dispose();
        _store.Dispose();
    }

    private ulong CheckLimits()
    {
        if (_cancellation.IsCancellationRequested)
            throw Fail(new OperationCanceledException(_cancellation));
        if (_limits.Clock.GetElapsedTime(_started) > _limits.Time)
            throw Fail(new SandboxException(SandboxError.TimeLimit, $"it takes longer than {_limits.Time.TotalSeconds:0.###} s"));
        return 1;
    }

    private Exception Translate(WasmtimeException exception) => _fault switch
    {
        OperationCanceledException => new OperationCanceledException(_cancellation),
        SandboxException fault => fault,
        _ when _memoryRefused => MemoryLimit(exception),
        _ => new SandboxException(SandboxError.Trap, "PDFium failed on it", _fault ?? exception),
    };
}
