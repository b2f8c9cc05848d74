namespace QwenDocs.Planning.Resolution;

/// <summary>
/// Gives pages their share of a window. One level holds for all: the height of capitals in pixels. Where it sinks, pages with large
/// print become smaller first, and dense pages keep their full size until the level reaches their own print.
/// </summary>
internal static class ResolutionBudget
{
    private const int Steps = 24;

    /// <summary>Finds the highest level at which the pages fit.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="available">The image tokens that there are.</param>
    /// <param name="legible">The lowest level: the smallest legible height of capitals, in pixels.</param>
    /// <returns>The level; <see cref="double.PositiveInfinity"/> where all pages keep their full size, <see langword="null"/> where they do not fit when legible.</returns>
    public static double? Fit(ReadOnlySpan<PageSizing> pages, long available, double legible)
    {
        if (Tokens(pages, double.PositiveInfinity) <= available)
            return double.PositiveInfinity;
        if (Tokens(pages, legible) > available)
            return null;

        double low = legible;
        double high = legible;
        foreach (PageSizing page in pages)
            high = Math.Max(high, page.FullTextHeight);
        for (int step = 0; step < Steps; step++)
        {
            double middle = (low + high) / 2;
            if (Tokens(pages, middle) <= available)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    public static long Tokens(ReadOnlySpan<PageSizing> pages, double level)
    {
        long tokens = 0;
        foreach (PageSizing page in pages)
            tokens += page.TokensAt(level);
        return tokens;
    }
}
