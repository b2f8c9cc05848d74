using System.ComponentModel;

namespace QwenDocs.Prompts;

/// <summary>What a look over a bundle says of one page.</summary>
internal sealed record PageTypeAnswer(
    [property: Description("Number of the page, from the label before its picture.")] int Page,
    string Kind,
    [property: Description("Whether this is the first page of a paper.")] bool StartsDocument,
    [property: Description("Number of the paper as printed on this page.")] string? DocumentNumber,
    [property: Description("Number of the page within its own paper, as printed.")] int? PrintedPage);
