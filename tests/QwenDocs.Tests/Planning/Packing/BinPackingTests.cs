using CsCheck;
using QwenDocs.Planning.Packing;

namespace QwenDocs.Tests.Planning;

public class BinPackingTests
{
    private const int Window = 131_072 - 1_200;

    // Documents of a day: A4 pages at 150 dpi, receipts and photos of any size, a longer contract now and then; 2,048 tokens for each answer.
    private static readonly Gen<long> Form = Gen.Frequency(
        (45, Gen.Const(2_784L)),
        (15, Gen.Int[2, 3].Select(pages => pages * 2_784L)),
        (15, Gen.Long[250, 1_200]),
        (15, Gen.Long[400, 6_144]),
        (10, Gen.Int[4, 10].Select(pages => pages * 2_784L))).Select(tokens => tokens + 2_048);

    [Fact]
    public void Requests_are_within_2_percent_of_the_bound_and_none_passes_the_window() =>
        Form.Array[200, 2_000].Sample(documents => Check(documents, documents.Length, startWithOldest: false), iter: 100);

    [Fact]
    public void So_are_requests_that_are_filled_from_64_documents_at_a_time() =>
        Form.Array[200, 2_000].Sample(documents => Check(documents, 64, startWithOldest: true), iter: 100);

    [Fact]
    public void The_oldest_document_never_waits_for_a_second_request()
    {
        BinPacking packing = new(10_000, 100);
        packing.Add(3, 6_000);
        packing.Add(1, 1_000);
        packing.Add(2, 9_500);

        packing.Take(startWithOldest: true).ShouldBe([1, 3]);
        packing.Take(startWithOldest: true).ShouldBe([2]);
        packing.Count.ShouldBe(0);
    }

    [Fact]
    public void No_request_holds_more_documents_than_are_allowed() =>
        Gen.Long[1, 500].Array[1, 200].Sample(documents =>
        {
            BinPacking packing = new(10_000, 7);
            for (int key = 0; key < documents.Length; key++)
                packing.Add(key, documents[key]);
            List<int> all = [];
            while (packing.Count > 0)
            {
                List<int> taken = packing.Take(startWithOldest: false);
                taken.Count.ShouldBeInRange(1, 7);
                all.AddRange(taken);
            }

            all.Order().ShouldBe(Enumerable.Range(0, documents.Length));
        });

    [Fact]
    public void Shares_add_up_to_the_whole() =>
        Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, 9_000].Array[1, 60], Gen.Decimal[0, 3]).Sample((tokens, weights, price) =>
        {
            Apportionment.Of(tokens, weights).Sum().ShouldBe(tokens);
            Apportionment.Of(price, [.. weights.Select(weight => (decimal)weight)]).Sum().ShouldBe(price);
            Apportionment.Of(tokens, weights).ShouldAllBe(share => share >= 0);
            Apportionment.Of(price, [.. weights.Select(weight => (decimal)weight)]).ShouldAllBe(share => share >= 0);
        });

    private static void Check(long[] documents, int lookAhead, bool startWithOldest)
    {
        BinPacking packing = new(Window, 100);
        int next = 0, requests = 0;
        while (next < documents.Length || packing.Count > 0)
        {
            for (; next < documents.Length && packing.Count < lookAhead; next++)
                packing.Add(next, documents[next]);
            packing.Take(startWithOldest).Sum(key => documents[key]).ShouldBeLessThanOrEqualTo(Window);
            requests++;
        }

        long bound = (documents.Sum() + Window - 1) / Window;
        requests.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(bound * 1.02));
    }
}
