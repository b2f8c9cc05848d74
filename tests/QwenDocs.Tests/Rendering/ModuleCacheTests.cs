using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Rendering;
using Wasmtime;

namespace QwenDocs.Tests.Rendering;

public sealed class ModuleCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private string Modules => Path.Combine(_folder, "modules");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Compiling PDFium takes seconds of every core: one test does all that needs it, and the next one the rest with a module of its own.
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_compiled_module_is_kept_loaded_by_the_next_process_and_compiled_again_where_it_is_damaged()
    {
        PdfiumModule.Load(Modules).Dispose();
        string file = Directory.GetFiles(Modules).ShouldHaveSingleItem();
        DateTime written = File.GetLastWriteTimeUtc(file);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Modules).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        PdfiumModule.Load(Modules).Dispose();
        Directory.GetFiles(Modules).ShouldHaveSingleItem().ShouldBe(file);
        File.GetLastWriteTimeUtc(file).ShouldBe(written);

        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        using var renderer = new RenderingEngine(new RenderingOptions { ModuleCacheDirectory = Modules });
        using DocumentContent document = await Inputs.OpenAsync(Inputs.TextPage());
        using DocumentRenderer rendering = renderer.Open(document);
        await rendering.RenderAsync(document.Pages[0], new PixelSize(100, 50), TestContext.Current.CancellationToken);
        new FileInfo(Directory.GetFiles(Modules).ShouldHaveSingleItem()).Length.ShouldBe(bytes.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_damaged_file_is_not_loaded_and_is_replaced(bool isTruncated)
    {
        using var engine = new Engine();
        byte[] wasm = Module.ConvertText("(module (func (export \"run\") (result i32) i32.const 7))");
        using var compiled = Module.FromBytes(engine, "module", wasm);
        ModuleCache cache = ModuleCache.Open(Modules, wasm).ShouldNotBeNull();
        cache.Save(compiled);
        string file = Directory.GetFiles(Modules).ShouldHaveSingleItem();
        using (Module? kept = cache.TryLoad(engine))
            kept.ShouldNotBeNull().Exports.ShouldHaveSingleItem().Name.ShouldBe("run");

        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0xFF;
        File.WriteAllBytes(file, isTruncated ? bytes[..(bytes.Length / 3)] : bytes);

        cache.TryLoad(engine).ShouldBeNull();
        Directory.GetFiles(Modules).ShouldBeEmpty();
        cache.Save(compiled);
        using Module? again = cache.TryLoad(engine);
        again.ShouldNotBeNull();
    }

    [Fact]
    public void A_folder_that_others_may_write_to_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix file modes");
        Directory.CreateDirectory(Modules);
#pragma warning disable CA1416 // Skipped on Windows.
        File.SetUnixFileMode(Modules, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
#pragma warning restore CA1416
        ModuleCache.Open(Modules, [1, 2, 3]).ShouldBeNull();
        ModuleCache.Open("", [1, 2, 3]).ShouldBeNull();
    }
}
