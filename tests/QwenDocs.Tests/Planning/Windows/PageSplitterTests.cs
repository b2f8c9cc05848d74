using CsCheck;
using QwenDocs.Planning.Windows;

namespace QwenDocs.Tests.Planning;

public class PageSplitterTests
{
    private static readonly Gen<int[]> Pages = Gen.Int[500, 3_000].Array[1, 400];

    [Fact]
    public async Task Parts_follow_each_other_and_none_passes_the_room() =>
        await Gen.Select(Pages, Gen.Int[3_000, 60_000], Gen.Int[0, 3], Gen.Int[2, 9]).SampleAsync(async (tokens, window, overlap, rarity) =>
        {
            IReadOnlyList<(int Start, int End)> parts = await new PageSplitter(tokens, overlap, window).SplitAsync(index => ValueTask.FromResult(index % rarity == 0));

            int next = 0;
            foreach ((int start, int end) in parts)
            {
                start.ShouldBeInRange(Math.Max(0, next - overlap), next);
                end.ShouldBeGreaterThan(next);
                tokens[start..end].Sum().ShouldBeLessThanOrEqualTo(window);
                next = end;
            }

            next.ShouldBe(tokens.Length);
        });

    [Fact]
    public async Task Requests_are_as_few_as_order_allows_and_within_2_percent_of_the_bound() =>
        await Gen.Select(Gen.Int[500, 1_500].Array[2_000, 6_000], Gen.Int[100_000, 124_000]).SampleAsync(
            async (tokens, window) =>
            {
                int requests = (await new PageSplitter(tokens, 0, window).SplitAsync(index => ValueTask.FromResult(index % 3 == 0))).Count;

                long bound = (tokens.Sum(token => (long)token) + window - 1) / window;
                requests.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(bound * 1.02));
                requests.ShouldBe(Fewest(tokens, window));
            },
            iter: 100);

    [Fact]
    public async Task Parts_are_even_and_end_at_natural_places()
    {
        int[] tokens = [.. Enumerable.Repeat(1_000, 30)];

        new PageSplitter(tokens, 0, 20_000).Split().ShouldBe([(0, 15), (15, 30)]);
        (await new PageSplitter(tokens, 0, 20_000).SplitAsync(index => ValueTask.FromResult(index == 17))).ShouldBe([(0, 17), (17, 30)]);
        (await new PageSplitter(tokens, 0, 20_000).SplitAsync(_ => ValueTask.FromResult(false))).ShouldBe([(0, 15), (15, 30)]);
    }

    private static int Fewest(int[] tokens, long window)
    {
        int requests = 1;
        long filled = 0;
        foreach (int token in tokens)
        {
            if (filled + token > window)
            {
                requests++;
                filled = 0;
            }

            filled += token;
        }

        return requests;
    }
}
