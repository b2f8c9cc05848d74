using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QwenDocs.Prompts;

/// <summary>What the screening of a document says of one page.</summary>
internal sealed record PageRelevanceAnswer(
    [property: Description("Number of the page, from the label before its picture.")] int Page,
    [property: Description("What the page is, in a word or two.")] string? Kind,
    [property: Description("Whether values of the record can stand on it."), AllowedValues("yes", "unsure", PageRelevanceAnswer.No)] string Relevance)
{
    /// <summary>The only answer that leaves a page out.</summary>
    public const string No = "no";
}
