namespace QwenDocs.Records.Values.HarmonizedSystem;

/// <summary>The 21 sections of the Harmonized System and their chapters.</summary>
internal static class HsSections
{
    private static ReadOnlySpan<byte> LastChapters => [5, 14, 15, 24, 27, 38, 40, 43, 46, 49, 63, 67, 70, 71, 83, 85, 89, 92, 93, 96, 97];

    /// <summary>Returns the section of a chapter, or 0 where there is none: chapter 77 is reserved, 98 and 99 are national.</summary>
    public static int OfChapter(int chapter)
    {
        if (chapter is < 1 or 77 or > 97)
            return 0;
        int section = 1;
        while (LastChapters[section - 1] < chapter)
            section++;
        return section;
    }
}
