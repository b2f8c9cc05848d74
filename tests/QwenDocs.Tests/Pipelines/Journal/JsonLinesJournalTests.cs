using System.Text;
using System.Text.Json;
using CsCheck;
using QwenDocs.Pipelines;

namespace QwenDocs.Tests.Pipelines.Journal;

public sealed class JsonLinesJournalTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-journal-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder, "work.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_there_after_the_journal_is_opened_again()
    {
        await using (JsonLinesJournal journal = await OpenAsync())
        {
            await journal.TryBeginAsync(Attempt(1, 0.02m), Token);
            await journal.TryCompleteAsync(Entry(1, "发票"), Token);
            await journal.TryBeginAsync(Attempt(2, 0.03m), Token);
        }

        await using JsonLinesJournal again = await OpenAsync();
        JournalState first = await again.GetStateAsync(Key(1), Token);
        JournalEntry entry = first.Entry.ShouldNotBeNull();
        (entry.Key, entry.DocumentName, entry.Completed, entry.CostUsd, entry.Failure).ShouldBe((Key(1), "1.pdf", Noon, 0.01m, null));
        entry.Outcome.GetProperty("text").GetString().ShouldBe("发票");
        (first.InterruptedAttempts, first.InterruptedCostUsd).ShouldBe((0, 0m));
        (await again.GetStateAsync(Key(2), Token)).ShouldBe(new JournalState(null, 1, 0.03m));
        (await again.GetStateAsync(Key(3), Token)).ShouldBe(JournalState.Unknown);
        (again.CompletedCount, again.Problems.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task The_file_is_lines_of_json_that_people_can_read()
    {
        await using (JsonLinesJournal journal = await OpenAsync())
        {
            await journal.TryBeginAsync(Attempt(1, 0.02m), Token);
            await journal.TryCompleteAsync(Entry(1, "x") with { Failure = new FailureInfo("endpoint.busy", "The endpoint is busy.", true) }, Token);
        }

        string text = await File.ReadAllTextAsync(Path, Token);
        text.Split('\n').ShouldBe(
        [
            """{"journal":"qwendocs","version":1}""",
            $$"""{"version":1,"begun":"{{Key(1)}}","document":"1.pdf","at":"2026-03-05T12:00:00+00:00","plannedCostUsd":0.02}""",
            $$$"""{"version":1,"done":"{{{Key(1)}}}","document":"1.pdf","at":"2026-03-05T12:00:00+00:00","costUsd":0.01,"failure":{"code":"endpoint.busy","message":"The endpoint is busy.","isTransient":true},"outcome":{"text":"x"}}""",
            "",
        ]);
    }

    [Fact]
    public async Task A_later_result_takes_the_place_of_an_earlier_failure()
    {
        await using JsonLinesJournal journal = await OpenAsync();
        await journal.TryBeginAsync(Attempt(1, 0.02m), Token);
        await journal.TryCompleteAsync(Entry(1, "first"), Token);
        await journal.TryBeginAsync(Attempt(1, 0.02m), Token);
        await journal.TryCompleteAsync(Entry(1, "second"), Token);

        JournalState state = await journal.GetStateAsync(Key(1), Token);
        state.Entry!.Outcome.GetProperty("text").GetString().ShouldBe("second");
        state.InterruptedAttempts.ShouldBe(0);
    }

    // A crash may end the file at any byte: whole lines count, and what is written next is whole again.
    [Fact]
    public async Task A_journal_cut_at_any_byte_keeps_its_whole_lines_and_goes_on()
    {
        await using (JsonLinesJournal journal = await OpenAsync())
        {
            await journal.TryBeginAsync(Attempt(1, 0.02m), Token);
            await journal.TryCompleteAsync(Entry(1, "发"), Token);
            await journal.TryBeginAsync(Attempt(2, 0.02m), Token);
            await journal.TryCompleteAsync(Entry(2, "y"), Token);
        }

        byte[] whole = await File.ReadAllBytesAsync(Path, Token);
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(index => whole[index] == '\n')];
        for (int length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, whole[..length], Token);
            await using (JsonLinesJournal journal = await OpenAsync(new JsonLinesJournalOptions { FlushToDisk = false }))
            {
                // A line counts from its last character on, with its line end or without.
                int lines = ends.Count(end => end <= length);
                journal.Problems.ShouldBeEmpty();
                journal.CompletedCount.ShouldBe(lines >= 5 ? 2 : lines >= 3 ? 1 : 0, $"cut at {length}");
                (await journal.GetStateAsync(Key(2), Token)).InterruptedAttempts.ShouldBe(lines == 4 ? 1 : 0, $"cut at {length}");
                await journal.TryCompleteAsync(Entry(3, "z"), Token);
            }

            await using JsonLinesJournal again = await OpenAsync(new JsonLinesJournalOptions { FlushToDisk = false });
            again.Problems.ShouldBeEmpty();
            (await again.GetStateAsync(Key(3), Token)).Entry.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Lines_that_cannot_be_used_are_left_out_and_named_by_their_numbers()
    {
        await using (JsonLinesJournal journal = await OpenAsync())
            await journal.TryCompleteAsync(Entry(1, "x"), Token);
        string deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));
        await File.AppendAllTextAsync(
            Path,
            $$"""
            not json
            []
            {"version":1,"begun":"123"}
            {"version":1,"done":"{{Key(4)}}"}
            {"version":2,"done":"{{Key(4)}}","outcome":{} }
            {"version":1,"done":"{{Key(4)}}","outcome":{{deep}} }
            {"version":1,"done":"{{Key(4)}}","outcome":"{{new string('x', 5_000)}}"}
            {"version":1,"done":"{{Key(5)}}","outcome":{},"document":"5.pdf","at":"2026-03-05T12:00:00Z"}

            """.ReplaceLineEndings("\n"),
            Token);

        await using JsonLinesJournal again = await OpenAsync(new JsonLinesJournalOptions { MaxLineBytes = 4_096 });

        again.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "line 3: is no JSON",
            "line 4: is no JSON object",
            "line 5: names no work",
            "line 6: says neither that work was begun nor what came of it",
            "line 7: is of version 2, and this library reads version 1",
            "line 8: is no JSON",
            "line 9: has more than the limit of 4,096 bytes (MaxLineBytes)",
        ]);
        again.CompletedCount.ShouldBe(2);
        (await again.GetStateAsync(Key(5), Token)).Entry.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{\"hello\":1}\n")]
    [InlineData("Number;Total\n1;2\n")]
    [InlineData("half a line")]
    [InlineData("{\"journal\":\"qwendocs\",\"version\":2}\n")]
    public async Task A_file_of_somebody_else_s_is_refused_and_left_as_it_is(string content)
    {
        await File.WriteAllTextAsync(Path, content, Token);

        JournalException exception = await Should.ThrowAsync<JournalException>(() => OpenAsync());

        exception.ErrorCode.ShouldBe(JournalError.UnknownFormat);
        exception.Message.ShouldContain("is no journal of this library");
        (await File.ReadAllTextAsync(Path, Token)).ShouldBe(content);
    }

    [Fact]
    public async Task A_journal_is_open_in_one_process_at_a_time()
    {
        await using JsonLinesJournal journal = await OpenAsync();
        (await Should.ThrowAsync<JournalException>(() => OpenAsync())).ErrorCode.ShouldBe(JournalError.InUse);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        JournalException exception = await Should.ThrowAsync<JournalException>(() => JsonLinesJournal.OpenAsync(System.IO.Path.Combine(_folder, "no", "work.journal"), cancellationToken: Token));
        exception.ErrorCode.ShouldBe(JournalError.WriteFailed);
        exception.Message.ShouldContain("its folder does not exist");
    }

    [Fact]
    public async Task A_full_disk_leaves_whole_lines_and_is_told()
    {
        // A device that is always full takes the place of the disk.
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        File.CreateSymbolicLink(Path, "/dev/full");

        JournalException exception = await Should.ThrowAsync<JournalException>(() => OpenAsync());

        exception.ErrorCode.ShouldBeOneOf(JournalError.WriteFailed, JournalError.Unreadable);
    }

    [Fact]
    public async Task A_result_over_the_limit_of_a_line_is_refused_and_nothing_is_written_of_it()
    {
        await using JsonLinesJournal journal = await OpenAsync(new JsonLinesJournalOptions { MaxLineBytes = 4_096 });

        (await Should.ThrowAsync<JournalException>(() => journal.TryCompleteAsync(Entry(1, new string('x', 5_000)), Token).AsTask())).ErrorCode.ShouldBe(JournalError.WriteFailed);

        await journal.TryCompleteAsync(Entry(2, "y"), Token);
        journal.CompletedCount.ShouldBe(1);
    }

    [Fact]
    public async Task Many_threads_write_and_each_line_is_whole()
    {
        await using (JsonLinesJournal journal = await OpenAsync(new JsonLinesJournalOptions { FlushToDisk = false }))
        {
            await Parallel.ForAsync(0, 200, Token, async (number, token) =>
            {
                await journal.TryBeginAsync(Attempt(number, 0.01m), token);
                await journal.TryCompleteAsync(Entry(number, new string('x', number)), token);
            });
        }

        await using JsonLinesJournal again = await OpenAsync();
        (again.CompletedCount, again.Problems.Count).ShouldBe((200, 0));
        for (int number = 0; number < 200; number++)
            (await again.GetStateAsync(Key(number), Token)).Entry!.Outcome.GetProperty("text").GetString()!.Length.ShouldBe(number);
    }

    [Fact]
    public void Whatever_stands_in_a_file_opening_it_ends_and_throws_nothing_else()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"journal\":\"qwendocs\",\"version\":1}\n");
        var some = Gen.OneOf(Gen.Byte, Gen.Int[0, 18].Select(index => (byte)"\n{}[]\":,0\\ubegundone"[index]));
        string path = System.IO.Path.Combine(_folder, "fuzzed.journal");
        some.Array[0, 300].Sample(
            bytes =>
            {
                File.WriteAllBytes(path, [.. header, .. bytes]);
                JsonLinesJournal journal = JsonLinesJournal.OpenAsync(path, new JsonLinesJournalOptions { FlushToDisk = false }).GetAwaiter().GetResult();
                journal.CompletedCount.ShouldBe(0);
                journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void An_option_outside_its_range_is_refused() =>
        Should.Throw<ArgumentException>(() => JsonLinesJournal.OpenAsync(Path, new JsonLinesJournalOptions { MaxLineBytes = 100 }));

    private static WorkKey Key(int number) => WorkKey.Parse(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));

    private static JournalAttempt Attempt(int number, decimal planned) => new(Key(number), $"{number}.pdf", planned, Noon);

    private static JournalEntry Entry(int number, string text) =>
        new(Key(number), $"{number}.pdf", Noon, 0.01m, null, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["text"] = text }));

    private Task<JsonLinesJournal> OpenAsync(JsonLinesJournalOptions? options = null) => JsonLinesJournal.OpenAsync(Path, options, Token);
}
