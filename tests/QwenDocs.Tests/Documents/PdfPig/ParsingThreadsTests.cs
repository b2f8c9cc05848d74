using QwenDocs.Documents.PdfPig.Limits;

namespace QwenDocs.Tests.Documents.PdfPig;

public class ParsingThreadsTests
{
    [Fact]
    public async Task Beyond_the_limit_of_stuck_threads_no_parser_is_started_until_one_ends()
    {
        var threads = new ParsingThreads(maxAbandoned: 2);
        using var release = new ManualResetEventSlim();
        Task<int>[] stuck = [.. Enumerable.Range(0, 2).Select(number => threads.TryRun(() => Wait(release, number)).ShouldNotBeNull())];

        // A parser that is waited for does not count, however long it takes.
        threads.Abandoned.ShouldBe(0);
        Task[] ended = [.. stuck.Select(threads.Abandon)];
        threads.Abandoned.ShouldBe(2);
        threads.TryRun(() => 3).ShouldBeNull();

        release.Set();
        await Task.WhenAll(ended);
        threads.Abandoned.ShouldBe(0);
        (await threads.TryRun(() => 3).ShouldNotBeNull()).ShouldBe(3);
    }

    [Fact]
    public async Task What_fails_in_a_thread_that_was_given_up_is_nobody_s_failure()
    {
        var threads = new ParsingThreads(maxAbandoned: 1);
        using var release = new ManualResetEventSlim();
        Task<int> parsing = threads.TryRun<int>(() => throw new InvalidDataException(Wait(release, "broken"))).ShouldNotBeNull();
        Task ended = threads.Abandon(parsing);

        release.Set();
        await ended;
        await Should.ThrowAsync<InvalidDataException>(() => parsing);
        threads.Abandoned.ShouldBe(0);
    }

    private static T Wait<T>(ManualResetEventSlim release, T result)
    {
        release.Wait(TestContext.Current.CancellationToken);
        return result;
    }
}
