using System.ComponentModel.DataAnnotations;
using QwenDocs.Documents;

namespace InvoiceService;

/// <summary>What the service takes: the section <c>Uploads</c> of its settings.</summary>
internal sealed class UploadOptions
{
    /// <summary>The longest body, in bytes.</summary>
    [Range(1_000, 256L << 20)]
    public long MaxBytes { get; set; } = 10 << 20;

    /// <summary>The most pages of a document.</summary>
    [Range(1, 5_000)]
    public int MaxPages { get; set; } = 20;

    /// <summary>How long a document may take, from its last byte to the record.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many documents are worked on at a time.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrent { get; set; } = 2;

    /// <summary>How many more may wait; what comes after them is told to come back.</summary>
    [Range(0, 10_000)]
    public int MaxWaiting { get; set; } = 8;

    /// <summary>The kinds of file that are taken: by their content, whatever their name and their media type say.</summary>
    [MinLength(1)]
    public DocumentFormat[] Formats { get; set; } = [];
}
