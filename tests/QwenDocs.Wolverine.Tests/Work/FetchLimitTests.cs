using Microsoft.Extensions.Time.Testing;
using QwenDocs.Wolverine.Work;

namespace QwenDocs.Wolverine.Tests.Work;

public class FetchLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_message_has_its_place_before_it_begins_and_until_it_ends()
    {
        FetchLimit limit = new(1);
        var first = Guid.NewGuid();
        await WaitAsync(limit, first);
        Task second = WaitAsync(limit, Guid.NewGuid());
        second.IsCompleted.ShouldBeFalse();

        limit.Begin(first);
        second.IsCompleted.ShouldBeFalse();
        limit.End();
        await second;
        WaitAsync(limit, Guid.NewGuid()).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_place_of_a_message_that_never_begins_is_given_to_another()
    {
        FetchLimit limit = new(1);
        await WaitAsync(limit, Guid.NewGuid());
        Task second = WaitAsync(limit, Guid.NewGuid());

        _time.Advance(TimeSpan.FromSeconds(30));

        await second;
    }

    private Task WaitAsync(FetchLimit limit, Guid message) => limit.WaitForRoomAsync(message, _time, TestContext.Current.CancellationToken);
}
