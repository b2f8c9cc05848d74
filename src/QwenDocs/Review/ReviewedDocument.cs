using QwenDocs.Documents;
using QwenDocs.Extraction;

namespace QwenDocs.Review;

/// <summary>A document for a <see cref="ReviewPage"/>: its pages are drawn again from the document, its values come from the result.</summary>
/// <param name="Document">The document that the result was extracted from. It is opened once more.</param>
/// <param name="Result">What was extracted. With <see cref="ExtractorOptions.Grounding"/> set, every value is shown at its place on the page.</param>
public sealed record ReviewedDocument(Document Document, ExtractionResult Result);
