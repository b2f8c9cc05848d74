using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.Ollama;

/// <summary>Reads Ollama's stream: one JSON object a line, the last with <c>done: true</c> and the counts.</summary>
internal sealed class OllamaResponseStream(string requestedModel) : ResponseStream
{
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _toolArguments = new();
    private bool _isDone;
    private string? _model;
    private string? _doneReason;
    private TokenUsage _usage;

    public override bool IsComplete => _isDone;

    public override bool IsOfObjects => true;

    public override async IAsyncEnumerable<string> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Read(line);
            if (IsComplete)
                yield break;
        }
    }

    public override ModelResponse ToCompletion()
    {
        FinishReason finishReason = OpenAIResponse.ReadFinishReason(_doneReason);
        string? reasoning = _reasoning.Length > 0 ? JsonText.WithoutLoneSurrogates(_reasoning.ToString()) : null;
        return new ModelResponse
        {
            Model = _model ?? requestedModel,
            Content = JsonText.WithoutLoneSurrogates(OpenAIResponse.AnswerOf(Content.ToString(), reasoning, _toolArguments.ToString(), finishReason)),
            Reasoning = reasoning,
            FinishReason = finishReason,
            Usage = _usage,
        };
    }

    private string Read(string line)
    {
        JsonElement body = OllamaResponse.Parse(Encoding.UTF8.GetBytes(line));
        JsonElement message = body.Member("message");
        _model ??= body.Label("model");
        _isDone = body.Flag("done") == true;
        _doneReason = body.Text("done_reason") ?? _doneReason;
        if (_isDone)
            _usage = OllamaResponse.ReadUsage(body);
        _reasoning.Append(OpenAIResponse.ReasoningOf(message));
        _toolArguments.Append(OpenAIResponse.ToolArgumentsOf(message));
        string text = OpenAIResponse.TextOf(message.Member("content")) ?? string.Empty;
        Content.Append(text);
        return text;
    }
}
