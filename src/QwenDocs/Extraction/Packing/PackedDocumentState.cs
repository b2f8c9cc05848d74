using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;

namespace QwenDocs.Extraction.Packing;

/// <summary>A document on its way through a packed request.</summary>
/// <param name="content">The open document.</param>
/// <param name="packable">Its pages.</param>
/// <param name="ledger">What it may cost, and has cost.</param>
/// <param name="gates">What it waits for.</param>
internal sealed class PackedDocumentState(DocumentContent content, PackableDocument packable, CostLedger ledger, ConcurrencyGates gates)
{
    public DocumentContent Content => content;

    public PackableDocument Packable => packable;

    public CostLedger Ledger => ledger;

    public ConcurrencyGates Gates => gates;

    /// <summary>Gets or sets why the document has no record, and is not to be asked about again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gets or sets the pictures of its pages, until the request is answered.</summary>
    public IReadOnlyList<PageImage> Images { get; set; } = [];

    /// <summary>Gets or sets what those pictures may lack.</summary>
    public IReadOnlyList<DocumentNotice> PageNotices { get; set; } = [];

    /// <summary>Gets or sets its part of the plan.</summary>
    public PackedDocument? Planned { get; set; }

    /// <summary>Gets or sets its part of the model call.</summary>
    public ModelCall? Call { get; set; }

    /// <summary>Gets or sets its part of the answer; <see langword="null"/> where that is of no use.</summary>
    public PackedAnswer? Answer { get; set; }

    /// <summary>Gets or sets the cost that was reserved, in US dollars.</summary>
    public decimal ReservedUsd { get; set; }

    public TimeSpan RenderingTime { get; set; }

    public TimeSpan ModelCallTime { get; set; }

    /// <summary>Gets or sets a value indicating whether the server read less of the packed request than was sent, so that the answer may lack pages.</summary>
    public bool IsReadInPart { get; set; }

    /// <summary>Gets or sets a value indicating whether a table of its record ended at the limit of an answer, so that rows may follow.</summary>
    public bool MayGoOn { get; set; }
}
