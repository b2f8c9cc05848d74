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
    private bool _hasFinalUsage;
    private bool _hasData;

    // The reason says that the model came to its end; [DONE] alone, after text, says it too.
    public override bool IsComplete => _finishReason is not null || (_isDone && (Length > 0 || _toolArguments.Length > 0));

    public override async IAsyncEnumerable<string> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<SseItem<string>> events = SseParser.Create(body, (_, data) => Read(data)).EnumerateAsync(cancellationToken);
        await foreach (SseItem<string> item in events.ConfigureAwait(false))
        {
            yield return item.Data;
            // After reason and usage only [DONE] can follow, and a few servers leave it out and keep the connection open.
            if (_isDone || _hasFinalUsage)
                yield break;
        }

        if (!_hasData)
            throw new JsonException("The stream holds no events of a completion.");
    }

    public override ModelResponse ToCompletion()
    {
        string? reasoning = _reasoning.Length > 0 ? JsonText.WithoutLoneSurrogates(_reasoning.ToString()) : null;
        FinishReason finishReason = OpenAIResponse.ReadFinishReason(_finishReason);
        bool isRefusal = _refusal.Length > 0 && Length == 0;
        return new ModelResponse
        {
            Id = _id,
            Model = _model ?? requestedModel,
            Provider = _provider,
            Content = JsonText.WithoutLoneSurrogates(isRefusal ? _refusal.ToString() : OpenAIResponse.AnswerOf(Content.ToString(), reasoning, _toolArguments.ToString(), finishReason)),
            Reasoning = reasoning,
            FinishReason = isRefusal ? FinishReason.Refusal : finishReason,
            Usage = _usage ?? default,
        };
    }

    private string Read(ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t\r\n"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            _isDone = true;
            return string.Empty;
        }

        // Empty events, comments and words in place of data keep the connection alive and say nothing.
        if (data.IsEmpty || data[0] is not ((byte)'{' or (byte)'['))
            return string.Empty;
        if (!data.Contains((byte)'\n') || JsonText.IsValid(data))
            return Read(JsonText.Parse(data));

        // Servers that leave out the blank line between events send several at once.
        var text = new StringBuilder();
        foreach (Range range in data.Split((byte)'\n'))
            text.Append(Read(data[range]));
        return text.ToString();
    }

    private string Read(JsonElement element)
    {
        JsonElement chunk = element.Single();
        if (chunk.ValueKind != JsonValueKind.Object)
            throw new JsonException("An event is no object.");
        _hasData = true;
        _id ??= chunk.Label("id");
        _model ??= chunk.Label("model");
        _provider ??= chunk.Label("provider");
        TokenUsage? usage = OpenAIResponse.ReadUsage(chunk);
        _usage = usage ?? _usage;
        if (OpenAIResponse.FirstChoice(chunk) is not { } choice)
        {
            EndIfCounted(usage);
            return string.Empty;
        }

        _finishReason = choice.Text("finish_reason") is { Length: > 0 } reason and not "null" ? reason : _finishReason;
        EndIfCounted(usage);
        JsonElement part = choice.Member("delta") is { ValueKind: JsonValueKind.Object } delta ? delta : choice.Member("message");
        _refusal.Append(part.Text("refusal"));
        _reasoning.Append(OpenAIResponse.ReasoningOf(part));
        _toolArguments.Append(OpenAIResponse.ToolArgumentsOf(part));
        string text = OpenAIResponse.TextOf(part.Member("content")) ?? choice.Text("text") ?? string.Empty;
        Content.Append(text);
        return text;
    }

    // Counts that came before the end are those of an answer that was still growing.
    private void EndIfCounted(TokenUsage? usage) => _hasFinalUsage |= _finishReason is not null && usage is { CompletionTokens: > 0 };
}
