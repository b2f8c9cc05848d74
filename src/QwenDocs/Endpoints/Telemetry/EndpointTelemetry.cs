using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using QwenDocs.Telemetry;

namespace QwenDocs.Endpoints.Telemetry;

/// <summary>Counts, traces and logs what one endpoint does.</summary>
/// <remarks>Names and buckets: the OpenTelemetry semantic conventions for generative AI, https://github.com/open-telemetry/semantic-conventions-genai.</remarks>
internal sealed class EndpointTelemetry
{
    private static readonly double[] SecondsBuckets = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
    private static readonly int[] TokenBuckets = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];

    private readonly string _endpointName;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _cacheLookups;

    public EndpointTelemetry(QwenDocsTelemetry? telemetry, string endpointName, Type type)
    {
        telemetry ??= QwenDocsTelemetry.Default;
        _endpointName = endpointName;
        Logger = telemetry.Logger(type);
        Meter meter = telemetry.Meter;
        Duration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "GenAI operation duration.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondsBuckets });
        FirstChunk = meter.CreateHistogram("gen_ai.client.operation.time_to_first_chunk", "s", "Time to receive the first chunk of a streamed answer.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondsBuckets });
        Tokens = meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = TokenBuckets });
        Cost = meter.CreateCounter<double>("qwendocs.cost", "{USD}", "What the endpoint says that attempts cost, failed ones too.");
        _fallbacks = meter.CreateCounter<long>("qwendocs.fallbacks", "{request}", "Requests that another endpoint than the first one answered.");
        _cacheLookups = meter.CreateCounter<long>("qwendocs.cache.lookups", "{request}", "Requests that a cache was asked for.");
    }

    public ILogger Logger { get; }

    public Histogram<double> Duration { get; }

    public Histogram<double> FirstChunk { get; }

    public Histogram<int> Tokens { get; }

    public Counter<double> Cost { get; }

    /// <summary>An attempt failed and another one follows.</summary>
    public void Retrying(int attempt, TimeSpan delay, Exception? cause)
    {
        var failure = cause as EndpointException;
        Span?.AddEvent(new ActivityEvent("qwendocs.retry", tags: new ActivityTagsCollection
        {
            ["qwendocs.endpoint"] = _endpointName,
            ["error.type"] = failure?.ErrorCode.ToErrorType() ?? EndpointError.Timeout.ToErrorType(),
            ["qwendocs.delay"] = delay.TotalSeconds,
        }));
        Logger.AttemptFailed(_endpointName, attempt, delay.TotalSeconds, failure?.ErrorCode ?? EndpointError.Timeout, (int?)failure?.StatusCode, failure?.Message ?? "The attempt took too long.");
    }

    /// <summary>A later endpoint answered.</summary>
    public void FellBack(string reason)
    {
        Span?.AddEvent(new ActivityEvent("qwendocs.fallback", tags: new ActivityTagsCollection { ["qwendocs.endpoint"] = _endpointName }));
        _fallbacks.Add(1, new KeyValuePair<string, object?>("qwendocs.endpoint", _endpointName));
        Logger.FellBack(_endpointName, reason);
    }

    public void CircuitOpened(string endpoint, TimeSpan duration) => Logger.CircuitOpened(endpoint, duration.TotalSeconds);

    public void CircuitClosed(string endpoint) => Logger.CircuitClosed(endpoint);

    /// <summary>The server said that it is sent too much.</summary>
    public void Throttled(int limit, TimeSpan? pause) => Logger.Throttled(_endpointName, limit, pause?.TotalSeconds ?? 0);

    /// <summary>A cache was asked: the answer was there (<c>hit</c>), another caller was just asking for it (<c>shared</c>), or neither (<c>miss</c>).</summary>
    public void LookedUp(string result) => _cacheLookups.Add(1, new("qwendocs.endpoint", _endpointName), new("qwendocs.cache.result", result));

    // A span of the application's is none of ours to write on.
    private static Activity? Span => Activity.Current is { } current && current.Source == QwenDocsTelemetry.Source ? current : null;
}
