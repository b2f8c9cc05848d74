namespace QwenDocs.Documents;

/// <summary>The limits under which a document is opened. What is over one of them is refused with a <see cref="DocumentException"/> that names it.</summary>
public sealed class DocumentOptions
{
    private const long MaxArrayBytes = 2_147_483_591;

    /// <summary>Gets or sets the largest file, in bytes.</summary>
    /// <value>The default is 268,435,456 (256 MiB). Range: 1 to 2,147,483,591.</value>
    public long MaxBytes { get; set; } = 256L << 20;

    /// <summary>Gets or sets the largest number of pages.</summary>
    /// <value>The default is 5,000. Range: 1 to 1,000,000.</value>
    public int MaxPages { get; set; } = 5_000;

    /// <summary>Gets or sets the longest side of a PDF page, in inches of 72 points.</summary>
    /// <value>The default is 120, above ISO A0 four times over. Range: 1 to 14,400.</value>
    public double MaxPageSizeInches { get; set; } = 120;

    /// <summary>Gets or sets the longest side of a picture, in pixels.</summary>
    /// <value>The default is 30,000. Range: 1 to 65,535.</value>
    public int MaxImageDimension { get; set; } = 30_000;

    /// <summary>Gets or sets the largest area of a picture, in pixels.</summary>
    /// <value>The default is 200,000,000 (A3 at 1,000 dpi). Range: 1 to 2,000,000,000.</value>
    public long MaxImagePixels { get; set; } = 200_000_000;

    /// <summary>Gets or sets the most bytes that one compressed stream of a PDF may inflate to while its structure and text are read.</summary>
    /// <value>The default is 268,435,456 (256 MiB). Range: 65,536 to 2,147,483,591.</value>
    public long MaxDecompressedBytes { get; set; } = 256L << 20;

    /// <summary>Gets or sets how long reading the structure, the text layer of one page, or the XML of an invoice inside may take.</summary>
    /// <value>The default is 20 seconds. Range: 10 milliseconds to 1 hour.</value>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Returns a copy that later changes do not reach, with every option within its range.</summary>
    internal DocumentOptions Validated()
    {
        var copy = (DocumentOptions)MemberwiseClone();
        InRange(copy.MaxBytes, 1, MaxArrayBytes, nameof(MaxBytes));
        InRange(copy.MaxPages, 1, 1_000_000, nameof(MaxPages));
        InRange(copy.MaxPageSizeInches, 1, 14_400, nameof(MaxPageSizeInches));
        InRange(copy.MaxImageDimension, 1, 65_535, nameof(MaxImageDimension));
        InRange(copy.MaxImagePixels, 1, 2_000_000_000, nameof(MaxImagePixels));
        InRange(copy.MaxDecompressedBytes, 65_536, MaxArrayBytes, nameof(MaxDecompressedBytes));
        InRange(copy.TimeLimit, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), nameof(TimeLimit));
        return copy;
    }

    private static void InRange<T>(T value, T lowest, T highest, string name)
        where T : IComparable<T>
    {
        if (!(value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must lie between {lowest} and {highest}."));
    }
}
