namespace QwenDocs.Planning;

/// <summary>A request that several documents are packed into.</summary>
/// <param name="Number">The number of the request in its plan, counted from 1.</param>
/// <param name="Documents">The documents, in the order of their positions.</param>
/// <param name="TextTokens">The tokens of everything but the documents' pictures: chat template, instructions, schema, examples, page labels.</param>
/// <param name="CompletionTokens">The tokens kept free for the answers of all documents.</param>
public sealed record PackedRequest(int Number, IReadOnlyList<PackedDocument> Documents, int TextTokens, int CompletionTokens)
{
    /// <summary>Gets the tokens of the pictures.</summary>
    public int ImageTokens => Documents.Sum(document => document.ImageTokens);

    /// <summary>Gets the part of <see cref="TextTokens"/> that the examples take, their pictures included.</summary>
    public int ExampleTokens { get; init; }

    /// <summary>Gets the tokens by which this endpoint's count is known to differ: see <see cref="TokenCalibration"/>.</summary>
    public int CalibrationTokens { get; init; }

    /// <summary>Gets the tokens of the whole request.</summary>
    public int PromptTokens => TextTokens + ImageTokens + CalibrationTokens;

    /// <summary>Gets about how many bytes the request's body takes: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => PlannedRequest.EstimateBytes(Documents.SelectMany(document => document.Pages), TextTokens - ExampleTokens) + ExampleBytes;

    internal long ExampleBytes { get; init; }
}
