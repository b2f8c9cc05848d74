using CsCheck;
using QwenDocs.Imaging;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Tokens;

public class VisionModelProfileTests
{
    private static readonly Gen<PixelSize> AnySize = Gen.Int[1, 20_000].Select(Gen.Int[1, 20_000], (width, height) => new PixelSize(width, height))
        .Where(size => Math.Max(size.Width, size.Height) <= 200L * Math.Min(size.Width, size.Height));

    [Theory]
    [MemberData(nameof(ResizeFigures.All), MemberType = typeof(ResizeFigures))]
    public void Sizes_and_tokens_are_those_of_the_reference(int factor, long least, long most, int width, int height, int seenWidth, int seenHeight, int tokens)
    {
        VisionModelProfile model = VisionModelProfile.Qwen25VL with { ResizeFactor = factor, MinPixels = least, MaxPixels = most };

        model.Resize(new PixelSize(width, height)).ShouldBe(new PixelSize(seenWidth, seenHeight));
        model.CountImageTokens(new PixelSize(width, height)).ShouldBe(tokens);
    }

    [Fact]
    public void A_size_that_the_model_sees_is_never_resampled_again() =>
        AnySize.Sample(size =>
        {
            foreach (VisionModelProfile model in new[] { VisionModelProfile.Qwen25VL, VisionModelProfile.Qwen3VL })
            {
                PixelSize seen = model.Resize(size);
                if ((double)Math.Max(seen.Width, seen.Height) / Math.Min(seen.Width, seen.Height) <= 200)
                    model.Resize(seen).ShouldBe(seen);
            }
        });

    [Fact]
    public void A_size_stays_within_the_limits_and_on_the_grid() =>
        AnySize.Sample(size =>
        {
            PixelSize seen = VisionModelProfile.Qwen25VL.Resize(size);
            (seen.Width % 28).ShouldBe(0);
            (seen.Height % 28).ShouldBe(0);
            seen.Area.ShouldBeInRange(VisionModelProfile.Qwen25VL.MinPixels, VisionModelProfile.Qwen25VL.MaxPixels);
        });

    [Fact]
    public void A_strip_over_200_times_as_long_as_wide_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => VisionModelProfile.Qwen25VL.Resize(new PixelSize(2_010, 10)));

    [Theory]
    [InlineData("qwen/qwen2.5-vl-72b-instruct", "qwen2.5-vl")]
    [InlineData("Qwen/Qwen2.5-VL-7B-Instruct-AWQ", "qwen2.5-vl")]
    [InlineData("qwen2.5vl:7b", "qwen2.5-vl")]
    [InlineData("Qwen/Qwen2-VL-7B-Instruct", "qwen2-vl")]
    [InlineData("qwen/qwen3-vl-235b-a22b-instruct", "qwen3-vl")]
    [InlineData("qwen2_5_vl", "qwen2.5-vl")]
    [InlineData("accounts/fireworks/models/qwen2p5-vl-32b-instruct", "qwen2.5-vl")]
    [InlineData("Qwen25VL-7B", "qwen2.5-vl")]
    [InlineData("qwen3-vl-8b-thinking", "qwen3-vl")]
    [InlineData("qwen3vl:8b", "qwen3-vl")]
    [InlineData("qwen/qwen3.5-9b", "qwen3.5")]
    [InlineData("Qwen/Qwen3.5-35B-A3B-FP8", "qwen3.5")]
    [InlineData("qwen3.5:0.8b", "qwen3.5")]
    [InlineData("qwen3.6-27b", "qwen3.6")]
    [InlineData("qwen3.7-plus", "qwen3.7")]
    [InlineData("qwen/qwen3.8-flash", "qwen3.8")]
    [InlineData("qwen3.8-max", "qwen3.8")]
    public void A_model_is_known_by_its_name(string name, string profile)
    {
        VisionModelProfile.TryForName(name, out VisionModelProfile? found).ShouldBeTrue();
        found!.Name.ShouldBe(profile);
        found.CanThink.ShouldBe(name.Contains("thinking", StringComparison.Ordinal) || profile.Length == "qwen3.5".Length);
    }

    [Theory]
    [InlineData("my-finetune")]
    [InlineData("qwen3-8b")]
    [InlineData("qwen3-235b-a22b")]
    [InlineData("qwen3-0.6b")]
    [InlineData("qwen3-coder")]
    [InlineData("qwen3-max")]
    [InlineData("qwen2.5-72b-instruct")]
    [InlineData("qwen3.6-max-preview")]
    [InlineData("qwen3.7-max")]
    [InlineData("qwen3.5-embedding-4b")]
    [InlineData("qwen4-vl-9b")]
    [InlineData("qwen3.9-9b")]
    [InlineData("gpt-5")]
    [InlineData("llava-qwen2")]
    public void A_name_that_tells_no_family_of_models_that_read_pictures_is_not_guessed(string name)
    {
        VisionModelProfile.TryForName(name, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => VisionModelProfile.ForName(name)).Message.ShouldContain(name);
    }
}
