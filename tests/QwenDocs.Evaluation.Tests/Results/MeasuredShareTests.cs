using CsCheck;
using QwenDocs.Evaluation.Results.Counting;

namespace QwenDocs.Evaluation.Tests.Results;

public class MeasuredShareTests
{
    [Fact]
    public void Eighteen_of_twenty_lie_between_70_and_97_percent()
    {
        MeasuredShare share = new(18, 20);

        share.Value.ShouldBe(0.9);
        share.Lower.ShouldBe(0.699, 0.0005);
        share.Upper.ShouldBe(0.972, 0.0005);
        share.ToString().ShouldBe("90.0 % (69.9 to 97.2, n = 20)");
    }

    [Fact]
    public void Nothing_looked_at_says_nothing()
    {
        default(MeasuredShare).Value.ShouldBeNull();
        default(MeasuredShare).ToString().ShouldBe("–");
    }

    [Fact]
    public void The_interval_holds_the_share_and_lies_in_0_to_1() => Gen.Int[1, 2_000].SelectMany(whole => Gen.Int[0, whole].Select(part => new MeasuredShare(part, whole))).Sample(
        share =>
        {
            share.Lower.ShouldBeInRange(0, share.Value!.Value + 1e-12);
            share.Upper.ShouldBeInRange(share.Value.Value - 1e-12, 1);
        },
        iter: 500);

    [Fact]
    public void A_ranking_counts_pairs_and_ties_half()
    {
        Auroc.Of([(3, true), (1, true), (2, false), (1, false)]).ShouldBe(2.5 / 4);
        Auroc.Of([(1, true), (2, true)]).ShouldBeNull();
        Auroc.Of([(0, false), (1, true)]).ShouldBe(1);
    }

    [Fact]
    public void A_code_is_worth_what_it_finds_against_what_it_alarms_for()
    {
        FlagScore score = new("evidence.notFound", new FlagCounts(100, 10, 12, 8));

        score.Precision.ShouldBe(new MeasuredShare(8, 12));
        score.Recall.ShouldBe(new MeasuredShare(8, 10));
        score.FalseAlarms.ShouldBe(new MeasuredShare(4, 90));
        score.Auroc!.Value.ShouldBe((1 + 0.8 - (4 / 90.0)) / 2, 1e-12);
    }
}
