using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Wolverine.Tests;

/// <summary>An endpoint that does what a test says before it answers.</summary>
internal sealed class CallbackEndpoint : ModelEndpoint
{
    public const decimal CostOfAnswer = 0.0003m;

    private int _requests;

    /// <summary>Gets or sets what is done before an answer, by the number of the request.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = static (_, _) => Task.CompletedTask;

    public string Answer { get; set; } = """{"text":"x"}""";

    /// <summary>Gets the answers by the name of the schema that is asked for; <see cref="Answer"/> is that to all others.</summary>
    public Dictionary<string, string> AnswerBySchema { get; } = [];

    public int Requests => Volatile.Read(ref _requests);

    public override string Name => "callback";

    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        await Before(Interlocked.Increment(ref _requests), cancellationToken);
        return new ModelResponse
        {
            Model = "callback-1",
            Content = AnswerBySchema.GetValueOrDefault(request.Schema?.Name ?? "", Answer),
            FinishReason = FinishReason.Stop,
            Usage = new TokenUsage(1_000, 50, CostOfAnswer),
        };
    }
}
