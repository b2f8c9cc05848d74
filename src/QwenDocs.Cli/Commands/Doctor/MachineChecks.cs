using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Rendering;

namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>Looks at this machine: versions, the sandbox that draws PDFs, fonts, the caches, OCR. Nothing is sent.</summary>
internal static class MachineChecks
{
    private static readonly PixelSize Size = new(640, 480);

    public static async IAsyncEnumerable<Check> RunAsync(string? cacheFolder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Check.Ok("version", $"qwendocs {Version(typeof(MachineChecks))}, {RuntimeInformation.FrameworkDescription}");
        yield return Platform();
        PageImage? page = null;
        Check drawing = await TryAsync("drawing", "Reinstall the tool for this platform; Alpine and other musl systems have no Wasmtime.", async () =>
        {
            page = await DrawAsync(ProbePage.Numbered(), cancellationToken).ConfigureAwait(false);
            return Check.Ok("drawing", $"PDFium in its sandbox drew a page of {page.Size}");
        }).ConfigureAwait(false);
        yield return drawing;
        if (drawing.Status == CheckStatus.Ok)
            yield return await TryAsync("fonts", "Install fonts for these scripts.", async () => Fonts((await DrawAsync(ProbePage.Words(), cancellationToken).ConfigureAwait(false)).MissingScripts)).ConfigureAwait(false);
        yield return page is null
            ? Check.Skipped("OCR", "no page could be drawn for it")
            : await TryAsync("OCR", "Reinstall the tool for this platform: the native library of ONNX Runtime could not be used. Without it --offline, and --evidence on scans, do not work.", () => RecognizeAsync(page, cancellationToken)).ConfigureAwait(false);
        yield return DrawingCache();
        yield return AnswerCacheOf(cacheFolder);
    }

    /// <summary>Gets what is shown of an assembly's version: without the commit.</summary>
    public static string Version(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "of no version";

    private static Check Platform()
    {
        string what = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}";
        return RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            ? new Check("platform", CheckStatus.Failed, what, "Wasmtime, which draws PDFs, has no native library for Alpine and other musl systems. Use an image with glibc, such as Debian's or Ubuntu's.")
            : Check.Ok("platform", what);
    }

    private static Check Fonts(IReadOnlyList<string> missing) => missing.Count == 0
        ? Check.Ok("fonts", "Chinese, Japanese and Korean words are drawn where their fonts are not embedded")
        : new Check("fonts", CheckStatus.Warning, $"no font for {string.Join(", ", missing)}", OperatingSystem.IsLinux()
            ? "Pages whose fonts are not embedded lose such words. On Debian and Ubuntu: apt-get install fonts-noto-cjk."
            : "Pages whose fonts are not embedded lose such words. Install a font such as Noto Sans CJK.");

    private static async Task<PageImage> DrawAsync(Document document, CancellationToken cancellationToken)
    {
        DocumentContent content = await document.OpenAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            using RenderingEngine engine = new();
            DocumentRenderer renderer = engine.Open(content);
            await using (renderer.ConfigureAwait(false))
                return await renderer.RenderAsync(content.Pages[0], Size, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Check> RecognizeAsync(PageImage page, CancellationToken cancellationToken)
    {
        OcrReader reader = new();
        await using (reader.ConfigureAwait(false))
        {
            string text = (await reader.RecognizeAsync(page, cancellationToken).ConfigureAwait(false)).Text;
            return text.Contains(ProbePage.Number, StringComparison.Ordinal)
                ? Check.Ok("OCR", $"{reader.Name} read the page")
                : new Check("OCR", CheckStatus.Warning, $"{reader.Name} did not read the number on the page", "Scans are read by OCR only with --offline and for --evidence.");
        }
    }

    private static Check DrawingCache()
    {
        string folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "QwenDocs");
        FileInfo[] files = Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles("*.cwasm", SearchOption.AllDirectories)] : [];
        return files.Length > 0
            ? Check.Ok("drawing cache", string.Create(CultureInfo.InvariantCulture, $"compiled PDFium, {files.Sum(file => file.Length) / 1e6:0.0} MB in {folder}"))
            : new Check("drawing cache", CheckStatus.Warning, "no compiled PDFium is kept", $"Each process compiles it anew, which takes seconds. A folder that this user alone may write to is wanted: {folder}.");
    }

    private static Check AnswerCacheOf(string? folder)
    {
        if (folder is null)
            return Check.Skipped("answer cache", "not asked for: --cache FOLDER keeps answers, so that none is paid twice");
        try
        {
            using var cache = AnswerCache.Open(folder);
        }
        catch (UsageException exception)
        {
            return new Check("answer cache", CheckStatus.Failed, exception.Message, "Name a folder that can be written to.");
        }

        FileInfo file = new(AnswerCache.FileIn(folder));
        return Check.Ok("answer cache", file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName}, {file.Length / 1e6:0.0} MB") : $"{file.FullName}, empty");
    }

    private static async Task<Check> TryAsync(string name, string advice, Func<Task<Check>> check)
    {
        try
        {
            return await check().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is QwenDocsException or DllNotFoundException or TypeInitializationException or PlatformNotSupportedException or BadImageFormatException)
        {
            return new Check(name, CheckStatus.Failed, (exception is TypeInitializationException { InnerException: { } cause } ? cause : exception).Message.ReplaceLineEndings(" "), advice);
        }
    }
}
