using QwenDocs.Extraction;
using QwenDocs.Options;
using QwenDocs.Planning;

namespace QwenDocs.Pipelines;

/// <summary>How many documents are worked on at the same time, and what all of them may cost.</summary>
public sealed class PipelineOptions
{
    /// <summary>Gets or sets the number of requests that wait for the endpoint at the same time, and so of documents that are worked on; each holds its file and the pictures of as many requests as <see cref="ExtractorOptions.MaxConcurrentRequests"/> says. Where documents are packed, the number of packed requests.</summary>
    /// <value>The default is 16. Range: 1 to 4,096. From 4 on, up to <see cref="MaxRendering"/> more, and at most a quarter more, are made ready meanwhile, so that the endpoint never waits for pictures.</value>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Gets or sets the number of documents that are rendered at the same time; the others wait for the network meanwhile.</summary>
    /// <value>The default is the number of processors. Range: 1 to 1,024.</value>
    public int MaxRendering { get; set; } = Environment.ProcessorCount;

    /// <summary>Gets or sets a value indicating whether outcomes come in the order of the documents, and not as they are completed.</summary>
    /// <value>The default is <see langword="true"/>. A slow document then holds back the outcomes after it, but not the work, up to three times <see cref="MaxConcurrency"/> documents ahead.</value>
    public bool KeepOrder { get; set; } = true;

    /// <summary>Gets or sets what the documents may cost together. One that may cost more than what is left is refused, and that is its outcome.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public CostBudget? Budget { get; set; }

    /// <summary>Gets or sets whether small documents are packed into one request.</summary>
    /// <value>The default gives every document a request of its own.</value>
    public PackingOptions Packing { get; set; } = new();

    /// <summary>Gets or sets what remembers documents that were worked on, so that a run that was stopped goes on where it was: such as <c>await JsonLinesJournal.OpenAsync("inbox.journal")</c>.</summary>
    /// <value>
    /// The default is <see langword="null"/>: nothing is remembered. With a journal, what it has is not worked on again: it comes as an outcome with
    /// <see cref="PipelineOutcome.IsFromJournal"/>. The caller disposes of it.
    /// </value>
    public IExtractionJournal? Journal { get; set; }

    /// <summary>Gets or sets a value indicating whether documents that failed for good are tried again, too. Transient failures, such as an endpoint that was busy, and those of settings, such as a wrong key, always are.</summary>
    /// <value>The default is <see langword="false"/>: the failure comes from the journal. What failed before anything was sent, such as a file that could not be opened, is never in it.</value>
    public bool RetryFailed { get; set; }

    /// <summary>Gets or sets a name for what an application adds that changes results and that no option tells of, such as its own rules. Change it, and all documents are worked on again.</summary>
    /// <value>The default is empty.</value>
    public string Revision { get; set; } = "";

    /// <summary>Gets the number of documents that are made ready while all that may wait for the endpoint do so.</summary>
    internal int Ahead => Math.Min(MaxRendering, MaxConcurrency / 4);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Packing);
        ArgumentNullException.ThrowIfNull(Revision);
        Packing.Validate();
        OptionRange.Check(MaxConcurrency, 1, 4096);
        OptionRange.Check(MaxRendering, 1, 1024);
    }
}
