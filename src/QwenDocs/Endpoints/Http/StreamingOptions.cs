using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>Whether answers come as a stream, and what ends one early.</summary>
/// <remarks>Only of a stream is it known early that the answer stalls or repeats itself. A request with <see cref="ModelRequest.Progress"/> is streamed in any case.</remarks>
public sealed class StreamingOptions
{
    /// <summary>Gets or sets a value indicating whether answers are streamed although nobody watches them.</summary>
    /// <value>The default is <see langword="true"/>. A server that cannot stream, and answers in one piece, is read all the same.</value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Gets or sets the longest silence in the middle of an answer. Before its first byte, <see cref="ResilienceOptions.AttemptTimeout"/> alone counts.</summary>
    /// <value>The default is 2 minutes. Range: 1 second to 24 hours.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets a value indicating whether an answer that repeats itself without end is stopped (<see cref="FinishReason.Repetition"/>).</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool StopRepetition { get; set; } = true;

    internal void Validate() => OptionRange.Check(IdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
}
