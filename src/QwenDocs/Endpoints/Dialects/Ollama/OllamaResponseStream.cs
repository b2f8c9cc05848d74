using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Errors;

namespace QwenDocs.Endpoints.Dialects.Ollama;

/// <summary>Reads Ollama's stream: one JSON object a line, the last with <c>done: true</c> and the counts.</summary>
internal sealed class OllamaResponseStream(string requestedModel) : ResponseStream
{
    private OllamaResponse? _last;

    public override bool IsComplete => _last is { Done: true };

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

    public override ModelResponse ToCompletion() => new()
    {
        Model = _last?.Model ?? requestedModel,
        Content = Content.ToString(),
        FinishReason = OpenAIResponse.ReadFinishReason(_last?.DoneReason),
        Usage = _last?.ToUsage() ?? default,
    };

    private string Read(string line)
    {
        _last = JsonSerializer.Deserialize(line, WireJsonContext.Default.OllamaResponse) ?? throw new JsonException("A line is null.");
        if (ReportedError.Find(_last.Error) is { } error)
            throw new ReportedErrorException(error);
        var text = _last.Message is { Content.ValueKind: JsonValueKind.String } message ? message.Content.GetString()! : string.Empty;
        Content.Append(text);
        return text;
    }
}
