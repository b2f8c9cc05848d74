using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Rendering;

namespace QwenDocs.Tests.Rendering;

public sealed class ModuleCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private string Modules => Path.Combine(_folder, "modules");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_compiled_module_is_kept_and_loaded_by_the_next_process()
    {
        PdfiumModule.Load(Modules).Dispose();
        string file = Directory.GetFiles(Modules).ShouldHaveSingleItem();
        var written = File.GetLastWriteTimeUtc(file);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Modules).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        PdfiumModule.Load(Modules).Dispose();
        Directory.GetFiles(Modules).ShouldHaveSingleItem().ShouldBe(file);
        File.GetLastWriteTimeUtc(file).ShouldBe(written);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_file_is_replaced(bool isTruncated)
    {
        PdfiumModule.Load(Modules).Dispose();
        string file = Directory.GetFiles(Modules).ShouldHaveSingleItem();
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(file, isTruncated ? bytes[..5000] : bytes, TestContext.Current.CancellationToken);
        using var renderer = new RenderingEngine(new RenderingOptions { ModuleCacheDirectory = Modules });
        using var document = await Inputs.OpenAsync(Inputs.TextPage());
        using var rendering = renderer.Open(document);
        await rendering.RenderAsync(document.Pages[0], new PixelSize(100, 50), TestContext.Current.CancellationToken);
        new FileInfo(Directory.GetFiles(Modules).ShouldHaveSingleItem()).Length.ShouldBe(bytes.Length);
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
