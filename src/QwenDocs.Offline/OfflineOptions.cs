using QwenDocs.Ocr;

namespace QwenDocs.Offline;

/// <summary>How pages are read without a network.</summary>
public sealed class OfflineOptions
{
    /// <summary>Gets or sets how the print on the pages is recognised.</summary>
    public OcrOptions Ocr { get; set; } = new();
}
