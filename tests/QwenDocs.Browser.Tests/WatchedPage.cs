using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace QwenDocs.Browser.Tests;

/// <summary>A page with all that it asked for and complained about.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private WatchedPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context, string file)
    {
        WatchedPage watched = new(context, await context.NewPageAsync());
        watched.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                watched._complaints.Enqueue($"asked for {request.Url}");
        };
        watched.Page.PageError += (_, error) => watched._complaints.Enqueue(error);
        watched.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                watched._complaints.Enqueue(message.Text);
        };
        watched.Page.Dialog += (_, dialog) =>
        {
            // What asks before the page is left is the page's own; any other was opened by what a document says.
            if (dialog.Type != DialogType.BeforeUnload)
                watched._complaints.Enqueue($"opened a dialog: {dialog.Message}");
            _ = dialog.AcceptAsync();
        };
        await watched.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return watched;
    }

    public void ShouldBeQuiet() => _complaints.ShouldBeEmpty();

    /// <summary>Presses a key, and returns what the page then downloads, as text.</summary>
    public async Task<(string Name, string Text)> DownloadAsync(string key)
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => Page.Keyboard.PressAsync(key));
        await using Stream stream = await download.CreateReadStreamAsync();
        using StreamReader reader = new(stream);
        return (download.SuggestedFilename, await reader.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
