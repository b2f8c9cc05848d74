using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;

namespace QwenDocs.Extraction.Packing;

/// <summary>A document on its way through a request that several share.</summary>
/// <param name="content">The open document.</param>
/// <param name="sizing">Its pages.</param>
/// <param name="scope">What it draws on.</param>
internal sealed class PackedDocumentState(DocumentContent content, PackableDocument sizing, CostLedger scope)
{
    public DocumentContent Content => content;

    public PackableDocument Sizing => sizing;

    public CostLedger Scope => scope;

    /// <summary>Gets or sets why the document has no record, and is not to be asked about again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gets or sets the pictures of its pages, until they are sent.</summary>
    public IReadOnlyList<PageImage> Images { get; set; } = [];

    /// <summary>Gets or sets its part of the plan.</summary>
    public PackedDocument? Planned { get; set; }

    /// <summary>Gets or sets its part of the answer, or of the failure.</summary>
    public ModelCall? Attempt { get; set; }

    /// <summary>Gets or sets what its slot of the answer holds; <see langword="null"/> where the slot is of no use.</summary>
    public PackedAnswer? Slot { get; set; }

    /// <summary>Gets or sets the price that was reserved, in US dollars.</summary>
    public decimal ReservedUsd { get; set; }

    public TimeSpan Rendering { get; set; }

    public TimeSpan Answering { get; set; }
}
