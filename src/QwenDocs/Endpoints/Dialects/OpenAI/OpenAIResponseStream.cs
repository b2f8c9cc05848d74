using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>Reads chunks of a completion from server-sent events. Comments, such as <c>: OPENROUTER PROCESSING</c>, are passed over.</summary>
internal sealed class OpenAIResponseStream(string requestedModel) : ResponseStream
{
    private readonly StringBuilder _refusal = new();
    private bool _isDone;
    private string? _id;
    private string? _model;
    private string? _provider;
    private string? _finishReason;
    private OpenAIResponse.Counts? _usage;

    // A few servers leave [DONE] out; reason and usage together say as much.
    public override bool IsComplete => _isDone ? _finishReason is not null || Length > 0 : _finishReason is not null && _usage is not null;

    public override async IAsyncEnumerable<string> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = SseParser.Create(body, (_, data) => Read(data)).EnumerateAsync(cancellationToken);
        await foreach (var item in events.ConfigureAwait(false))
        {
            yield return item.Data;
            if (_isDone)
                yield break;
        }
    }

    public override ModelResponse ToCompletion() => new()
    {
        Id = _id,
        Model = _model ?? requestedModel,
        Provider = _provider,
        Content = Length > 0 ? Content.ToString() : _refusal.ToString(),
        FinishReason = _refusal.Length > 0 && Length == 0 ? FinishReason.Refusal : OpenAIResponse.ReadFinishReason(_finishReason),
        Usage = _usage?.ToUsage() ?? default,
    };

    private string Read(ReadOnlySpan<byte> data)
    {
        if (data.TrimEnd((byte)' ').SequenceEqual("[DONE]"u8))
        {
            _isDone = true;
            return string.Empty;
        }

        var chunk = JsonSerializer.Deserialize(data, WireJsonContext.Default.OpenAIResponse) ?? throw new JsonException("An event is null.");
        _id ??= chunk.Id;
        _model ??= chunk.Model;
        _provider ??= chunk.Provider;
        _usage = chunk.Usage ?? _usage;
        if (chunk.FirstChoice(data) is not { } choice)
            return string.Empty;
        _finishReason = choice.FinishReason ?? _finishReason;
        var part = choice.Delta ?? choice.Message;
        _refusal.Append(part?.Refusal);
        var text = OpenAIResponse.TextOf(part?.Content ?? default) ?? string.Empty;
        Content.Append(text);
        return text;
    }
}
