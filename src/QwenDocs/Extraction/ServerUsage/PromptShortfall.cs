using QwenDocs.Planning;

namespace QwenDocs.Extraction.ServerUsage;

/// <summary>Tells by a server's count of prompt tokens whether it read all that was sent.</summary>
/// <remarks>
/// The thresholds come from the measured error of our own count. Against a llama-server of August 2026 with the real tokenizer it agreed to the token on 20 PDFs, on a scan of 12 pages
/// and on every picture of 8 to 4,096 tokens; the largest difference was with Chinese labels: 159 tokens of 3,313 too many. Pictures are counted exactly; only text can be counted
/// too high, where it is not Latin: in samples of Qwen's tokenizer 70 for 55 tokens (Chinese) and at the most 26 for 13, which is double (Thai).
/// </remarks>
internal static class PromptShortfall
{
    /// <summary>The largest share of a request by which our count was measured to be too high.</summary>
    public const double LargestError = 159 / 3_313.0;

    /// <summary>From this share of a request on, twice the largest measured error, what is lacking is no error of our own count.</summary>
    public const double FarBelow = 2 * LargestError;

    /// <summary>Where more than this share is lacking, pictures are: text is counted double at the most, so that its error is at most half of a request.</summary>
    public const double WithoutPages = 0.5;

    // Windows are set up in such steps: a count that is a multiple of them is where a window cut the request.
    private const int WindowStep = 1_024;

    /// <summary>Judges the count of a request.</summary>
    /// <param name="sent">The tokens that were sent, by our own count.</param>
    /// <param name="counted">The tokens that the server counted.</param>
    /// <param name="textTokens">Those of the tokens sent that are text.</param>
    /// <param name="pages">The pages of the request.</param>
    public static ShortfallKind Judge(int sent, int counted, int textTokens, IReadOnlyCollection<PlannedPage> pages)
    {
        // Pages that are sent as text alone have no picture that could be missing.
        pages = [.. pages.Where(static page => page.ImageTokens > 0)];
        int lacking = sent - counted;
        bool isFarBelow = lacking > FarBelow * sent;
        if (isFarBelow && (lacking > WithoutPages * sent || counted % WindowStep == 0))
            return ShortfallKind.PagesMissing;
        if (pages.Count > 0 && lacking > LargestError * textTokens && IsOfWholePages(pages, lacking))
            return ShortfallKind.PagesMissing;
        return isFarBelow ? ShortfallKind.ReadLess : ShortfallKind.None;
    }

    // What is lacking is what some whole pages take, give or take the marks around them.
    private static bool IsOfWholePages(IReadOnlyCollection<PlannedPage> pages, int lacking)
    {
        int least = pages.Min(static page => page.ImageTokens);
        if (pages.All(page => page.ImageTokens == least))
        {
            int missing = (int)Math.Round(lacking / (double)least);
            return missing >= 1 && Math.Abs(lacking - (missing * least)) <= 4 + (12 * missing);
        }

        return pages.Any(page => Math.Abs(lacking - page.ImageTokens) <= 16) || Math.Abs(lacking - pages.Sum(static page => (long)page.ImageTokens)) <= 4 + (12 * pages.Count);
    }
}
