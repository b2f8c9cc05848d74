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
    [InlineData("my-finetune", "qwen2.5-vl")]
    public void A_model_is_known_by_its_name(string name, string profile) => VisionModelProfile.ForName(name).Name.ShouldBe(profile);
}
