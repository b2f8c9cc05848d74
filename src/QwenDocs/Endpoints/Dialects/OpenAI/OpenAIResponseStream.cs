using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>Reads chunks of a completion from server-sent events. Comments, empty events and comments inside data (<c>data: : OPENROUTER PROCESSING</c>) are passed over.</summary>
internal sealed class OpenAIResponseStream(string requestedModel) : ResponseStream
{
    private readonly StringBuilder _refusal = new();
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _toolArguments = new();
    private bool _isDone;
    private string? _id;
    private string? _model;
    private string? _provider;
    private string? _finishReason;
    private TokenUsage? _usage;

    // The reason says that the model came to its end; [DONE] alone, after text, says it too.
    public override bool IsComplete => _finishReason is not null || (_isDone && (Length > 0 || _toolArguments.Length > 0));

    public override async IAsyncEnumerable<string> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = SseParser.Create(body, (_, data) => Read(data)).EnumerateAsync(cancellationToken);
        await foreach (var item in events.ConfigureAwait(false))
        {
            yield return item.Data;
            // After reason and usage only [DONE] can follow, and a few servers leave it out and keep the connection open.
            if (_isDone || (_finishReason is not null && _usage is not null))
                yield break;
        }
    }

    public override ModelResponse ToCompletion()
    {
        var reasoning = _reasoning.Length > 0 ? JsonText.WithoutLoneSurrogates(_reasoning.ToString()) : null;
        var isRefusal = _refusal.Length > 0 && Length == 0;
        return new ModelResponse
        {
            Id = _id,
            Model = _model ?? requestedModel,
            Provider = _provider,
            Content = JsonText.WithoutLoneSurrogates(isRefusal ? _refusal.ToString() : OpenAIResponse.AnswerOf(Content.ToString(), reasoning, _toolArguments.ToString())),
            Reasoning = reasoning,
            FinishReason = isRefusal ? FinishReason.Refusal : OpenAIResponse.ReadFinishReason(_finishReason),
            Usage = _usage ?? default,
        };
    }

    private string Read(ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t\r\n"u8);
        if (data.IsEmpty || data[0] == (byte)':')
            return string.Empty;
        if (data.SequenceEqual("[DONE]"u8))
        {
            _isDone = true;
            return string.Empty;
        }

        var chunk = JsonText.Parse(data);
        if (chunk.ValueKind != JsonValueKind.Object)
            throw new JsonException("An event is no object.");
        _id ??= chunk.Label("id");
        _model ??= chunk.Label("model");
        _provider ??= chunk.Label("provider");
        _usage = OpenAIResponse.ReadUsage(chunk) ?? _usage;
        if (OpenAIResponse.FirstChoice(chunk) is not { } choice)
            return string.Empty;
        _finishReason = choice.Text("finish_reason") is { Length: > 0 } reason ? reason : _finishReason;
        var part = choice.Member("delta") is { ValueKind: JsonValueKind.Object } delta ? delta : choice.Member("message");
        _refusal.Append(part.Text("refusal"));
        _reasoning.Append(OpenAIResponse.ReasoningOf(part));
        _toolArguments.Append(OpenAIResponse.ToolArgumentsOf(part));
        var text = OpenAIResponse.TextOf(part.Member("content")) ?? string.Empty;
        Content.Append(text);
        return text;
    }
}
