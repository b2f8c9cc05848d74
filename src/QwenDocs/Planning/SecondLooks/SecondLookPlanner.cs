using QwenDocs.Imaging;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.SecondLooks;

/// <summary>Counts the tokens of requests that show places of a document to the model: at most, before anything is in doubt, and as they are sent.</summary>
/// <param name="profile">The profile of the model.</param>
/// <param name="schemaPrompt">What the endpoint adds to the system message for the schema of the answer; <see langword="null"/> for nothing.</param>
/// <param name="thinkingTokens">The tokens kept for thoughts.</param>
internal sealed class SecondLookPlanner(VisionModelProfile profile, Func<RecordSchema, string?>? schemaPrompt, int thinkingTokens)
{
    // A line of print across a page at 400 dpi takes half of it; an address of five lines is shrunk a little.
    private const int MaxPixels = 500_000;
    private const int MaxAspectRatio = 200;

    private readonly RecordSchema _schema = SecondLookPrompt.CreateSchema();

    /// <summary>Returns the size at which a place of some size is shown.</summary>
    public PixelSize Fit(PixelSize size)
    {
        double scale = Math.Min(1, Math.Sqrt(MaxPixels / (double)size.Area));
        return profile.Resize(new PixelSize(Math.Max(1, (int)(size.Width * scale)), Math.Max(1, (int)(size.Height * scale))));
    }

    /// <summary>Counts the words of a request around its pictures and their labels.</summary>
    /// <param name="places">The number of places that are left to ask for.</param>
    public int CountText(int places)
    {
        ExtractionPrompt prompt = SecondLookPrompt.For(_schema, places);
        return PromptTokenCounter.CountWithoutClosing(prompt.System, schemaPrompt?.Invoke(_schema)) + TextTokenizer.CountTokens(prompt.Closing);
    }

    /// <summary>Counts the label of a picture, and the marks around the picture.</summary>
    /// <param name="number">The number of the picture in its request, counted from 1.</param>
    public static int CountLabel(int number) => TextTokenizer.CountTokens(SecondLookPrompt.Label(number)) + ChatTemplate.TokensPerImage;

    /// <summary>Counts the tokens kept for an answer.</summary>
    public int CountAnswer(int places) => SecondLookPrompt.AnswerTokensBeside + thinkingTokens + (places * SecondLookPrompt.AnswerTokensPerPicture);

    /// <summary>Returns the most that a second look can take.</summary>
    public SecondLookPlan PlanMost(int places, PlanningOptions options, TokenCalibrationFactor correction)
    {
        int text = CountText(places), image = MostImageTokens();
        long available = profile.ContextTokens - options.MarginTokens;
        int inRequest = 0;
        while (inRequest < places && correction.Apply(Prompt(inRequest + 1)) + CountAnswer(inRequest + 1) <= available)
            inRequest++;

        // Where the window holds not even one of the largest, it may hold smaller ones: each request is then as long as can be.
        int requests = inRequest == 0 ? places : (places + inRequest - 1) / inRequest;
        long prompt = 0, answer = 0;
        for (int left = places; left > 0; left -= Math.Max(1, inRequest))
        {
            int asked = Math.Min(left, Math.Max(1, inRequest));
            prompt += inRequest == 0 ? Math.Max(0, available - CountAnswer(1)) : correction.Apply(Prompt(asked));
            answer += CountAnswer(asked);
        }

        return new SecondLookPlan(options.Cost.Price, places, requests, prompt, answer);

        long Prompt(int asked) => text + (asked * (long)(image + CountLabel(places)));
    }

    /// <summary>Returns the tokens that one picture takes at most. Sides are rounded to the nearest factor, so that long and narrow ones take the most.</summary>
    internal int MostImageTokens()
    {
        double factor = profile.ResizeFactor, longest = Math.Sqrt((double)MaxPixels * MaxAspectRatio), area = factor * factor;
        double rounded = (MaxPixels / area) + ((longest + (longest / MaxAspectRatio)) / factor / 2) + 1;
        double enlarged = (Math.Sqrt((double)profile.MinPixels * MaxAspectRatio) / factor) + 1;
        return (int)Math.Ceiling(Math.Max(Math.Min(rounded, Math.Max(profile.MaxPixels / area, MaxAspectRatio)), (profile.MinPixels / area) + (2 * enlarged)));
    }
}
