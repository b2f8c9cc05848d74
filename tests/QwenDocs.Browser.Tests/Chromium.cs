using Microsoft.Playwright;

namespace QwenDocs.Browser.Tests;

/// <summary>The system's Chromium, started once. Tests are skipped, with the reason, where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "QWENDOCS_CHROMIUM";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string? path = Environment.GetEnvironmentVariable(Variable) ?? Places.FirstOrDefault(File.Exists);
        if (path is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page that fails its test when it asks the network for anything or its script fails.</summary>
    public async Task<WatchedPage> OpenAsync(string file, ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        if (_browser is null)
            Assert.Skip($"There is no Chromium: install the package chromium, or name a browser with {Variable}.");
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            AcceptDownloads = true,
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await WatchedPage.OpenAsync(context, file);
    }
}
