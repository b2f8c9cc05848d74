namespace QwenDocs.Ocr;

/// <summary>How the print on pages is recognised.</summary>
public sealed class OcrOptions
{
    /// <summary>Gets or sets the threads that one page may use.</summary>
    /// <value>The default is the number of processors, at most 4. Range: 1 to 256.</value>
    public int Threads { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Gets or sets how many pages are read at the same time; the others wait. Each takes up to <see cref="Threads"/> threads and about 150 MB.</summary>
    /// <value>The default is 1. Range: 1 to 64.</value>
    public int ConcurrentPages { get; set; } = 1;

    /// <summary>Gets or sets the mean probability of its characters below which a line is dropped.</summary>
    /// <value>The default is 0.5. Range: 0 to 1.</value>
    public double MinConfidence { get; set; } = 0.5;

    /// <summary>Gets or sets the longer side to which a page is scaled for finding its lines, in pixels; smaller pages are not enlarged. Time grows with its square.</summary>
    /// <value>The default is 1280, enough for 6 point print on A4. Range: 320 to 4096.</value>
    public int DetectionSide { get; set; } = 1280;

    internal OcrOptions Validated()
    {
        Require(Threads is >= 1 and <= 256, nameof(Threads), "1 to 256");
        Require(ConcurrentPages is >= 1 and <= 64, nameof(ConcurrentPages), "1 to 64");
        Require(MinConfidence is >= 0 and <= 1, nameof(MinConfidence), "0 to 1");
        Require(DetectionSide is >= 320 and <= 4096, nameof(DetectionSide), "320 to 4096");
        return this;
    }

    private static void Require(bool holds, string name, string range)
    {
        if (!holds)
            throw new ArgumentException($"OcrOptions.{name} must be {range}.", name);
    }
}
