using System.ComponentModel;

namespace QwenDocs.Prompts;

/// <summary>What the classification of a file says of one page.</summary>
internal sealed record PageTypeAnswer(
    [property: Description("Number of the page, from the label before its picture.")] int Page,
    string Kind,
    [property: Description("Whether this is the first page of a document.")] bool StartsDocument,
    [property: Description("Number of the document as printed on this page.")] string? DocumentNumber,
    [property: Description("Number of the page within its own document, as printed.")] int? PrintedPage);
