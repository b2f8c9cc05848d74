using System.Runtime.CompilerServices;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Tests.Endpoints;

/// <summary>Answers as a test says, and keeps what it was asked.</summary>
internal sealed class FakeChatClient : AI.IChatClient
{
    public AI.ChatClientMetadata? Metadata { get; init; }

    public IList<AI.AIContent> Contents { get; init; } = [new AI.TextContent("""{"a":1}""")];

    public IReadOnlyList<string> Pieces { get; init; } = [];

    public Queue<Exception> Failures { get; init; } = [];

    /// <summary>Completed when the client is asked; the answer then never comes.</summary>
    public TaskCompletionSource? Hangs { get; init; }

    public IReadOnlyList<AI.ChatMessage> Messages { get; private set; } = [];

    public AI.ChatOptions? Options { get; private set; }

    public async Task<AI.ChatResponse> GetResponseAsync(IEnumerable<AI.ChatMessage> messages, AI.ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Messages = [.. messages];
        Options = options;
        if (Failures.TryDequeue(out Exception? failure))
            throw failure;
        if (Hangs is not null)
        {
            Hangs.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return new AI.ChatResponse(new AI.ChatMessage(AI.ChatRole.Assistant, Contents))
        {
            ModelId = "some-model",
            ResponseId = "id-1",
            FinishReason = AI.ChatFinishReason.Length,
            Usage = new AI.UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 },
        };
    }

    public async IAsyncEnumerable<AI.ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<AI.ChatMessage> messages, AI.ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        Messages = [.. messages];
        Options = options;
        foreach (string piece in Pieces)
            yield return new AI.ChatResponseUpdate(AI.ChatRole.Assistant, piece) { ModelId = "some-model" };
        yield return new AI.ChatResponseUpdate(AI.ChatRole.Assistant, [new AI.UsageContent(new AI.UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 })]) { FinishReason = AI.ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(AI.ChatClientMetadata) ? Metadata : null;

    public void Dispose()
    {
    }
}
