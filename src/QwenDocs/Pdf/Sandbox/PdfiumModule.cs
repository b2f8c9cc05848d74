using System.IO.Compression;
using System.Runtime.InteropServices;
using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>PDFium, compiled: one engine and one module, from which every document gets an instance of its own. Its members are thread-safe.</summary>
internal sealed class PdfiumModule : IDisposable
{
    private const string ResourceName = "pdfium.wasm.br";

    // Above 2 MiB, or above the stack of the calling thread, Wasmtime ends the process.
    private const int StackBytes = 1 << 20;

    private PdfiumModule(Engine engine, Module module)
    {
        Engine = engine;
        Module = module;
        Ticker = new EpochTicker(engine);
    }

    public Engine Engine { get; }

    public Module Module { get; }

    public EpochTicker Ticker { get; }

    /// <summary>Takes the compiled module from the cache, or compiles it (2 to 3 seconds) and adds it there.</summary>
    /// <param name="cacheFolder">The cache's folder; <see langword="null"/> for the default one, empty for none.</param>
    /// <exception cref="PlatformNotSupportedException">Wasmtime has no native library for this platform, or it was not published along.</exception>
    public static PdfiumModule Load(string? cacheFolder)
    {
        Engine engine = Start();
        try
        {
            byte[] wasm = ReadResource();
            var cache = ModuleCache.Open(cacheFolder, wasm);
            if (cache?.TryLoad(engine) is { } cached)
                return new PdfiumModule(engine, cached);
            var compiled = Module.FromBytes(engine, "pdfium", wasm);
            cache?.Save(compiled);
            return new PdfiumModule(engine, compiled);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Ticker.Dispose();
        Module.Dispose();
        Engine.Dispose();
    }

    private static Engine Start()
    {
        try
        {
            return new Engine(new Config().WithEpochInterruption(true).WithMaximumStackSize(StackBytes).WithOptimizationLevel(OptimizationLevel.Speed));
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new PlatformNotSupportedException(
                $"PDFs are drawn by Wasmtime, whose native library cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. There is one for Linux with glibc (not for Alpine and other musl systems), Windows and macOS, "
                + "each on x64 and arm64; an application that was published for another platform (-r) does not have it.",
                exception);
        }
    }

    private static byte[] ReadResource()
    {
        using Stream resource = typeof(PdfiumModule).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {ResourceName}.");
        using var inflated = new BrotliStream(resource, CompressionMode.Decompress);
        using var wasm = new MemoryStream(5 << 20);
        inflated.CopyTo(wasm);
        return wasm.ToArray();
    }
}
