using CsCheck;
using QwenDocs.Planning;

namespace QwenDocs.Tests.Planning;

public class TokenCalibrationTests
{
    [Fact]
    public void A_constant_difference_is_learnt_as_an_offset() =>
        Gen.Select(Gen.Int[500, 120_000].Array[3, 40], Gen.Int[0, 3_000]).Where((planned, offset) => planned.Distinct().Count() > 1).Sample((planned, offset) =>
        {
            TokenCalibrationFactor correction = Learn(planned, tokens => tokens + offset);

            foreach (int tokens in planned)
                correction.Apply(tokens).ShouldBeInRange(tokens + offset - 1 - (tokens / 100), tokens + offset + 1 + (tokens / 100));
        });

    [Fact]
    public void A_server_that_counts_less_teaches_nothing() =>
        Gen.Select(Gen.Int[500, 120_000].Array[3, 40], Gen.Double[0.05, 1]).Sample((planned, share) =>
            Learn(planned, tokens => Math.Max(1, (int)(tokens * share))).ShouldBe(TokenCalibrationFactor.None));

    [Fact]
    public void A_correction_never_makes_more_room_than_there_is() =>
        Gen.Select(Gen.Double[0.1, 3], Gen.Int[-5_000, 5_000], Gen.Long[0, 200_000]).Sample((factor, offset, room) =>
            new TokenCalibrationFactor(factor, offset, 3).Invert(room).ShouldBeLessThanOrEqualTo(room));

    [Fact]
    public void A_proportional_difference_is_learnt_as_a_factor()
    {
        TokenCalibrationFactor correction = Learn([2_000, 9_000, 60_000], tokens => tokens * 12 / 10);

        correction.ShouldBe(new TokenCalibrationFactor(1.2, 0, 3));
        correction.Apply(100_000).ShouldBe(120_000);
    }

    [Fact]
    public void Differences_that_do_not_agree_correct_nothing() =>
        Learn([2_000, 9_000, 60_000], tokens => tokens % 7_000 * 3).ShouldBe(TokenCalibrationFactor.None);

    [Fact]
    public void Equal_counts_correct_nothing() => Learn([2_000, 9_000, 60_000], tokens => tokens).ShouldBe(TokenCalibrationFactor.None);

    [Fact]
    public void Two_answers_are_too_few() => Learn([2_000, 9_000], tokens => tokens + 50).ShouldBe(TokenCalibrationFactor.None);

    [Fact]
    public void Endpoints_and_models_are_told_apart_and_silence_is_passed_over()
    {
        TokenCalibration calibration = new();
        for (int answer = 0; answer < 5; answer++)
        {
            calibration.Observe("vllm", "a", 1_000 + answer, 1_100 + answer);
            calibration.Observe("vllm", "b", 1_000 + answer, 0);
        }

        calibration.For("vllm", "a").Offset.ShouldBe(100);
        calibration.For("vllm", "b").ShouldBe(TokenCalibrationFactor.None);
        calibration.For("sglang", "a").ShouldBe(TokenCalibrationFactor.None);
    }

    [Fact]
    public void A_server_that_changes_is_learnt_anew()
    {
        TokenCalibration calibration = new();
        for (int answer = 0; answer < 40; answer++)
            calibration.Observe("vllm", "a", 10_000 + (answer * 1_000), 10_000 + (answer * 1_000) + (answer < 20 ? 700 : 0));

        calibration.For("vllm", "a").ShouldBe(TokenCalibrationFactor.None);
    }

    private static TokenCalibrationFactor Learn(int[] planned, Func<int, int> count)
    {
        TokenCalibration calibration = new();
        foreach (int tokens in planned)
            calibration.Observe("vllm", "qwen", tokens, count(tokens));
        return calibration.For("vllm", "qwen");
    }
}
