namespace QwenDocs.Planning;

/// <summary>A request as it will be sent.</summary>
/// <param name="Number">The number of the request in its plan, counted from 1.</param>
/// <param name="Pages">The pages, in order.</param>
/// <param name="TextTokens">The tokens of everything but the document's pictures: chat template, instructions, schema, examples, page labels, the text of pages.</param>
/// <param name="CompletionTokens">The tokens kept free for the answer.</param>
public sealed record PlannedRequest(int Number, IReadOnlyList<PlannedPage> Pages, int TextTokens, int CompletionTokens)
{
    // JPEG of quality 85 over pages of print takes 0.05 to 0.25 bytes a pixel; base64 makes four bytes of three.
    private const double BytesPerPixel = 0.15;
    private const double BytesPerToken = 4;

    /// <summary>Gets the tokens of the pictures.</summary>
    public int ImageTokens => Pages.Sum(page => page.ImageTokens);

    /// <summary>Gets the part of <see cref="TextTokens"/> that is the text of pages: see <see cref="PlanningOptions.PageInput"/>.</summary>
    public int PageTextTokens => Pages.Sum(page => page.TextTokens);

    /// <summary>Gets the part of <see cref="TextTokens"/> that is kept for the header fields that earlier requests have read.</summary>
    public int KnownFieldsTokens { get; init; }

    /// <summary>Gets the part of <see cref="TextTokens"/> that the examples take, their pictures included: see <see cref="Extraction.ExtractionExamples"/>.</summary>
    public int ExampleTokens { get; init; }

    /// <summary>Gets the tokens by which this endpoint's count is known to differ: see <see cref="TokenCalibration"/>.</summary>
    public int CalibrationTokens { get; init; }

    /// <summary>Gets the tokens of the whole request.</summary>
    public int PromptTokens => TextTokens + ImageTokens + CalibrationTokens;

    /// <summary>Gets about how many bytes the request's body takes. Pictures compress differently: half or twice as much is possible.</summary>
    public long EstimatedBytes => EstimateBytes(Pages, TextTokens - ExampleTokens) + ExampleBytes;

    internal long ExampleBytes { get; init; }

    internal IReadOnlyList<int> PageNumbers => [.. Pages.Select(page => page.Number)];

    internal static long EstimateBytes(IEnumerable<PlannedPage> pages, int textTokens) =>
        (long)((pages.Sum(page => page.Size.Area) * BytesPerPixel * 4 / 3) + (textTokens * BytesPerToken));
}
