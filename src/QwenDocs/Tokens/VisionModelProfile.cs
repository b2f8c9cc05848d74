using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using QwenDocs.Imaging;

namespace QwenDocs.Tokens;

/// <summary>What a Qwen VL model makes of a picture, and how much it can read at once. Profiles are values, a new one is Qwen2.5-VL: change limits with <c>with</c>.</summary>
/// <remarks>
/// The arithmetic is that of <c>smart_resize</c> in the models' published preprocessors (huggingface/transformers,
/// <c>models/qwen2_vl/image_processing_qwen2_vl.py</c>). A server may run with other limits, often
/// <c>max_pixels = 1,003,520</c>: then set <see cref="MaxPixels"/> to the server's.
/// </remarks>
/// <param name="Name">The name of the profile.</param>
/// <param name="ResizeFactor">The side of the square of pixels that becomes one token: patch size times merge size.</param>
/// <param name="MinPixels">The smallest area, in pixels; a smaller picture is enlarged by the model.</param>
/// <param name="MaxPixels">The largest area, in pixels; a larger picture is shrunk by the model.</param>
/// <param name="ContextTokens">The size of the window, in tokens, request and answer together.</param>
/// <param name="BoxCoordinates">The coordinate system of boxes in answers.</param>
public sealed partial record VisionModelProfile(
    string Name = "qwen2.5-vl",
    int ResizeFactor = 28,
    long MinPixels = 56 * 56,
    long MaxPixels = 16_384 * 28 * 28,
    int ContextTokens = 131_072,
    BoxCoordinates BoxCoordinates = BoxCoordinates.ResizedPixels)
{
    private const double MaxAspectRatio = 200;

    /// <summary>Gets the profile of Qwen2.5-VL: factor 28, 3,136 to 12,845,056 pixels, 131,072 tokens.</summary>
    public static VisionModelProfile Qwen25VL { get; } = new();

    /// <summary>Gets the profile of Qwen2-VL: as Qwen2.5-VL, with a window of 32,768 tokens.</summary>
    public static VisionModelProfile Qwen2VL { get; } = Qwen25VL with { Name = "qwen2-vl", ContextTokens = 32_768 };

    /// <summary>Gets the profile of Qwen3-VL: factor 32, 65,536 to 16,777,216 pixels, 262,144 tokens.</summary>
    public static VisionModelProfile Qwen3VL { get; } = new("qwen3-vl", 32, 65_536, 16_777_216, 262_144, BoxCoordinates.Thousandths);

    /// <summary>Gets the profile of Qwen3.5: as Qwen3-VL, and it thinks unless it is told not to.</summary>
    /// <remarks>Of Qwen3.5 and later only the largest area was published when this was written; factor and smallest area are those of Qwen3-VL, unverified. Compare <c>AnsweredRequest.TokenDifference</c>.</remarks>
    public static VisionModelProfile Qwen35 { get; } = Qwen3VL with { Name = "qwen3.5", CanThink = true };

    /// <summary>Gets the profile of Qwen3.6: as <see cref="Qwen35"/>, unverified.</summary>
    public static VisionModelProfile Qwen36 { get; } = Qwen35 with { Name = "qwen3.6" };

    /// <summary>Gets the profile of Qwen3.7: as <see cref="Qwen35"/>, unverified.</summary>
    public static VisionModelProfile Qwen37 { get; } = Qwen35 with { Name = "qwen3.7" };

    /// <summary>Gets the profile of Qwen3.8: as <see cref="Qwen35"/>, unverified.</summary>
    public static VisionModelProfile Qwen38 { get; } = Qwen35 with { Name = "qwen3.8" };

    /// <summary>Gets a value indicating whether the model thinks before it answers unless it is told not to.</summary>
    public bool CanThink { get; init; }

    /// <summary>Finds the profile for a model by the name that endpoints use, such as <c>qwen/qwen2.5-vl-72b-instruct</c> or <c>qwen2.5vl:7b</c>.</summary>
    /// <param name="modelName">The name of the model.</param>
    /// <param name="profile">The profile, or <see langword="null"/> when the name tells no family of models that read pictures.</param>
    /// <returns>Whether the name tells a family. Up to Qwen3 the models that read pictures have <c>VL</c> in their names; from Qwen3.5 on most read them.</returns>
    public static bool TryForName(string modelName, [NotNullWhen(true)] out VisionModelProfile? profile)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelName);
        profile = Find(modelName);
        return profile is not null;
    }

    /// <summary>Finds the profile for a model by its name.</summary>
    /// <param name="modelName">The name of the model.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">The name tells no family; see <see cref="TryForName"/>.</exception>
    public static VisionModelProfile ForName(string modelName) => TryForName(modelName, out VisionModelProfile? profile)
        ? profile
        : throw new ArgumentException($"The name {modelName} tells no family of models that read pictures. Known are Qwen2-VL, Qwen2.5-VL, Qwen3-VL and Qwen3.5 to 3.8; choose a profile yourself, such as {nameof(VisionModelProfile)}.{nameof(Qwen3VL)}.", nameof(modelName));

    private static VisionModelProfile? Find(string modelName)
    {
        Match name = FamilyPattern().Match(modelName);
        if (!name.Success || TextModelPattern().IsMatch(modelName))
            return null;
        bool hasVision = VisionPattern().IsMatch(modelName[name.Index..]);
        return (name.Groups["major"].Value, name.Groups["minor"].Value) switch
        {
            ("2", "") when hasVision => Qwen2VL,
            ("2", "5") when hasVision => Qwen25VL,
            ("3", "") when hasVision => AlwaysThinksPattern().IsMatch(modelName) ? Qwen3VL with { CanThink = true } : Qwen3VL,
            ("3", "5") => Qwen35,
            ("3", "6") => Qwen36,
            ("3", "7") => Qwen37,
            ("3", "8") => Qwen38,
            _ => null,
        };
    }

    // The generation stands behind the name, its second number behind a point, a sign in its place, or nothing; a number before a "b" is the model's size.
    [GeneratedRegex(@"qwen[-_. ]?(?<major>[23])(?:[._p-]?(?<minor>\d)(?![\d.]*b(?![a-z])))?(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FamilyPattern();

    [GeneratedRegex(@"vl(?![a-z])|vision", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VisionPattern();

    // Sources: OpenRouter's model list (input modalities) and Qwen's model cards.
    [GeneratedRegex(@"coder|embed|rerank|-math|-asr|-tts|qwen3\.6-max-preview|qwen3\.7-max", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TextModelPattern();

    [GeneratedRegex(@"thinking", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlwaysThinksPattern();

    /// <summary>Computes the size to which the model resizes a picture. A picture that already has this size is not resampled.</summary>
    /// <param name="size">The picture, in pixels.</param>
    /// <returns>The size that the model sees; both sides are multiples of <see cref="ResizeFactor"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is under one pixel, or one side is over 200 times the other.</exception>
    public PixelSize Resize(PixelSize size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Width, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Height, 1, nameof(size));
        double ratio = (double)Math.Max(size.Width, size.Height) / Math.Min(size.Width, size.Height);
        if (ratio > MaxAspectRatio)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A picture whose one side is over {MaxAspectRatio} times the other is not read by the model.");

        double width = size.Width;
        double height = size.Height;
        double factor = ResizeFactor;
        // A side under half a factor rounds to nothing; the product is then under the least area, and the side comes back below.
        double resizedWidth = Math.Round(width / factor, MidpointRounding.ToEven) * factor;
        double resizedHeight = Math.Round(height / factor, MidpointRounding.ToEven) * factor;
        if (resizedWidth * resizedHeight > MaxPixels)
        {
            double beta = Math.Sqrt(height * width / MaxPixels);
            resizedWidth = Math.Max(factor, Math.Floor(width / beta / factor) * factor);
            resizedHeight = Math.Max(factor, Math.Floor(height / beta / factor) * factor);
        }
        else if (resizedWidth * resizedHeight < MinPixels)
        {
            double beta = Math.Sqrt(MinPixels / (height * width));
            resizedWidth = Math.Ceiling(width * beta / factor) * factor;
            resizedHeight = Math.Ceiling(height * beta / factor) * factor;
        }

        return new PixelSize((int)resizedWidth, (int)resizedHeight);
    }

    /// <summary>Returns the window that a server must be told for a request: a power of two, so that it is not set up anew for every document.</summary>
    internal int WindowFor(long neededTokens)
    {
        const int Least = 32_768;
        long window = Least;
        while (window < neededTokens)
            window *= 2;
        return (int)Math.Min(window, ContextTokens);
    }

    /// <summary>Counts the tokens that a picture takes in a prompt: one for each square of <see cref="ResizeFactor"/> pixels after <see cref="Resize"/>.</summary>
    /// <param name="size">The picture as it is sent, in pixels.</param>
    /// <returns>The tokens of the picture itself, without the two that mark its start and end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="Resize"/>.</exception>
    public int CountImageTokens(PixelSize size)
    {
        PixelSize seen = Resize(size);
        return (int)(seen.Area / (ResizeFactor * ResizeFactor));
    }
}
