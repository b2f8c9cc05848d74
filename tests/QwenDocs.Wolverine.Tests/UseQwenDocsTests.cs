using PublicApiGenerator;
using QwenDocs.Documents;
using Wolverine;

namespace QwenDocs.Wolverine.Tests;

public class UseQwenDocsTests
{
    [Fact]
    public void Changes_to_the_public_api_are_approved() =>
        typeof(ExtractionQueue).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ShouldMatchApproved();

    [Fact]
    public void What_is_missing_is_named()
    {
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => queue.UseFolder("inbox").Extract<Note>())).Message.ShouldContain("UsePostgresql or UseSqlite");
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => queue.UseSqlite("Data Source=a.db").Extract<Note>())).Message.ShouldContain("UseFolder or UseDocumentSource");
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => queue.UseSqlite("Data Source=a.db").UseFolder("inbox"))).Message.ShouldContain("call Extract");
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => queue.Extract<Note>().Extract<Note>())).Message.ShouldContain("'Note'");
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => queue.Split<Note>().Split<Note>())).Message.ShouldContain("'note'");
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Refuse(options => options.MaxConcurrency = 0, "MaxConcurrency");
        Refuse(options => options.Lease = TimeSpan.Zero, "Lease");
        Refuse(options => options.RetryDelays = [TimeSpan.FromSeconds(-1)], "RetryDelays");
        Refuse(options => options.BudgetUsd = -1, "BudgetUsd");
    }

    [Fact]
    public async Task A_location_leads_into_the_folder_and_never_out_of_it()
    {
        FolderDocumentSource source = new(Path.Combine(Path.GetTempPath(), "inbox"));

        (await source.GetAsync("2026/a.pdf", TestContext.Current.CancellationToken)).Name.ShouldBe("a.pdf");
        foreach (string location in new[] { "../secret.pdf", "a/../../secret.pdf", "/etc/passwd", "../inbox2/a.pdf", "." })
            await Should.ThrowAsync<DocumentException>(async () => await source.GetAsync(location, TestContext.Current.CancellationToken));
    }

    private static void Refuse(Action<ExtractionQueueOptions> set, string option) =>
        Should.Throw<ArgumentException>(() => new WolverineOptions().UseQwenDocs(queue => set(queue.UseSqlite("Data Source=a.db").UseFolder("inbox").Extract<Note>()))).Message.ShouldContain(option);
}
