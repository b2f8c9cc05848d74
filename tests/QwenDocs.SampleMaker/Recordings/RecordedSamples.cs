using DiagramReviews;
using IdentityDocuments;
using MarketplaceModeration;
using QwenDocs.Endpoints;
using QwenDocs.Testing;
using Spectre.Console;
using SupportPhotos;

namespace QwenDocs.SampleMaker.Recordings;

/// <summary>Runs the samples over the answers that were written for them, and records what was asked and answered: a changed prompt, schema or picture shows when a sample replays it.</summary>
internal sealed class RecordedSamples(string samples, string answers)
{
    public async Task RecordAsync()
    {
        IAnsiConsole console = AnsiConsole.Console;
        await RecordAsync("MarketplaceModeration", "listings", (endpoint, pictures) => new Moderation(endpoint, console).RunAsync(pictures));
        // One after another, so that the answers are recorded in the order of the files.
        await RecordAsync("SupportPhotos", "photos", async (endpoint, pictures) =>
        {
            foreach (string picture in pictures)
                await new TicketQueue(endpoint, console).RunAsync([picture]);
        });
        await RecordAsync("DiagramReview", "sheets", (endpoint, pictures) => new SheetReview(endpoint, console).RunAsync(pictures));
        await RecordAsync("IdentityDocuments", "specimens", (endpoint, pictures) => new IdentityCheck(endpoint, console).RunAsync(pictures));
    }

    private async Task RecordAsync(string sample, string folder, Func<ModelEndpoint, IEnumerable<string>, Task> run)
    {
        string pictures = Path.Combine(samples, sample, folder);
        var cassette = Cassette.Create();
        await run(new CassetteRecorder(cassette, new WrittenAnswers(pictures, Path.Combine(answers, sample))), Directory.EnumerateFiles(pictures).Order(StringComparer.Ordinal));
        await cassette.SaveAsync(Path.Combine(samples, sample, $"{sample}.answers.json"));
    }
}
