using System.Diagnostics;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Telemetry;

/// <summary>One attempt as its span and its measurements.</summary>
internal sealed class AttemptTrace : IDisposable
{
    private readonly EndpointTelemetry _telemetry;
    private readonly TimeProvider _timeProvider;
    private readonly Activity? _activity;
    private readonly long _started;
    private TagList _tags;

    private AttemptTrace(EndpointTelemetry telemetry, TimeProvider timeProvider, TagList tags, Activity? activity)
    {
        _telemetry = telemetry;
        _timeProvider = timeProvider;
        _tags = tags;
        _activity = activity;
        _started = timeProvider.GetTimestamp();
    }

    public static AttemptTrace Begin(
        EndpointTelemetry telemetry,
        ModelRequest request,
        AttemptTarget target,
        int number,
        bool isStreamed,
        TimeProvider timeProvider)
    {
        TagList tags = new()
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", target.Provider },
            { "gen_ai.request.model", target.Model },
        };
        if (target.Address is { } address)
        {
            tags.Add("server.address", address.Host);
            tags.Add("server.port", address.Port);
        }

        Activity? activity = null;
        if (QwenDocsTelemetry.Source.HasListeners())
        {
            activity = QwenDocsTelemetry.Source.StartActivity($"chat {target.Model}", ActivityKind.Client, parentContext: default, tags);
            activity?.SetTag("gen_ai.output.type", request.Schema is null ? "text" : "json");
            activity?.SetTag("gen_ai.request.temperature", request.Temperature);
            activity?.SetTag("gen_ai.request.max_tokens", request.MaxCompletionTokens);
            activity?.SetTag("gen_ai.request.stream", isStreamed);
            activity?.SetTag("qwendocs.attempt", number);
            activity?.SetTag("qwendocs.images", request.Messages.Sum(static message => message.Parts.Count(static part => part is ModelImage)));
        }

        return new AttemptTrace(telemetry, timeProvider, tags, activity);
    }

    public void Answered(ModelResponse answer, TimeSpan? timeToFirstText)
    {
        _tags.Add("gen_ai.response.model", answer.Model);
        if (timeToFirstText is { } first)
        {
            _telemetry.FirstChunk.Record(first.TotalSeconds, _tags);
            _activity?.SetTag("gen_ai.response.time_to_first_chunk", first.TotalSeconds);
        }

        Used(answer.Usage, answer.Provider);
        if (_activity is null)
            return;
        _activity.SetTag("gen_ai.response.model", answer.Model);
        _activity.SetTag("gen_ai.response.id", answer.Id);
        _activity.SetTag("gen_ai.response.finish_reasons", new[] { answer.FinishReason.ToSnakeCase() });
    }

    public void Failed(EndpointException exception)
    {
        if (exception.Usage is { } usage)
            Used(usage, exception.Provider);
        _activity?.SetTag("qwendocs.status_code", (int?)exception.StatusCode);
        End(exception.ErrorCode.ToErrorType(), exception.Message);
    }

    /// <summary>The attempt was given up: by the caller, or because it took too long.</summary>
    public void Abandoned(bool isCancelled) => End(isCancelled ? "cancelled" : EndpointError.Timeout.ToErrorType(), null);

    public void Dispose()
    {
        _telemetry.Duration.Record(_timeProvider.GetElapsedTime(_started).TotalSeconds, _tags);
        _activity?.Dispose();
    }

    private void End(string errorType, string? description)
    {
        _tags.Add("error.type", errorType);
        _activity?.SetTag("error.type", errorType);
        _activity?.SetStatus(ActivityStatusCode.Error, description);
    }

    private void Used(TokenUsage usage, string? host)
    {
        if (usage.TotalTokens > 0)
        {
            Record(usage.PromptTokens, "input");
            Record(usage.CompletionTokens, "output");
        }

        if (usage.CostUsd is > 0 and var cost)
            _telemetry.Cost.Add((double)cost, _tags);
        _activity?.SetTag("gen_ai.usage.input_tokens", usage.PromptTokens);
        _activity?.SetTag("gen_ai.usage.output_tokens", usage.CompletionTokens);
        _activity?.SetTag("qwendocs.cost", (double?)usage.CostUsd);
        _activity?.SetTag("qwendocs.host", host);
    }

    private void Record(int tokens, string type)
    {
        TagList tags = _tags;
        tags.Add("gen_ai.token.type", type);
        _telemetry.Tokens.Record(tokens, tags);
    }
}
