using QwenDocs.Options;

namespace QwenDocs.Pipelines;

/// <summary>How a <see cref="JsonLinesJournal"/> writes and reads its file.</summary>
public sealed class JsonLinesJournalOptions
{
    /// <summary>Gets or sets the longest line that is read or written, in bytes.</summary>
    /// <value>The default is 16 MiB. Range: 4 KiB to 1 GiB. A longer line is reported and left out when the file is read, and its outcome refused when it is written.</value>
    public int MaxLineBytes { get; set; } = 16 << 20;

    /// <summary>Gets or sets a value indicating whether each line is on the disk before the work goes on, so that it outlives a loss of power, and not the process alone.</summary>
    /// <value>The default is <see langword="true"/>. Lines that come at the same time are flushed together.</value>
    public bool FlushToDisk { get; set; } = true;

    internal void Validate() => OptionRange.Check(MaxLineBytes, 4 << 10, 1 << 30);
}
