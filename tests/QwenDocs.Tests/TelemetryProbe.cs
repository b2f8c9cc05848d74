using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using QwenDocs.Telemetry;

namespace QwenDocs.Tests;

/// <summary>Sees what one test's telemetry says, and nothing of the tests beside it.</summary>
internal sealed class TelemetryProbe : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace)).BuildServiceProvider();
    private readonly ActivityListener _listener;
    private readonly Activity _root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly List<Activity> _spans = [];

    public TelemetryProbe()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QwenDocsTelemetry.ActivitySourceName,
            // A span that is recorded in a test beside this one would send its trace along with that test's requests.
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
                span.Parent.TraceId == _root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                lock (_spans)
                {
                    if (span.TraceId == _root.TraceId)
                        _spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
        Telemetry = new QwenDocsTelemetry(_services.GetRequiredService<IMeterFactory>(), _services.GetRequiredService<ILoggerFactory>());
    }

    public QwenDocsTelemetry Telemetry { get; }

    /// <summary>Gets the spans in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (_spans)
                return [.. _spans];
        }
    }

    public IReadOnlyList<FakeLogRecord> Logs => _services.GetRequiredService<FakeLogCollector>().GetSnapshot();

    /// <summary>Gets all that was traced and logged, as text.</summary>
    public string Everything => string.Join('\n', Logs.Select(record => record.Message).Concat(Spans.SelectMany(span =>
        span.TagObjects.Concat(span.Events.SelectMany(item => item.Tags)).Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName).Append(span.StatusDescription ?? ""))));

    public MetricCollector<T> Collect<T>(string instrument)
        where T : struct => new(_services.GetRequiredService<IMeterFactory>(), QwenDocsTelemetry.MeterName, instrument);

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }
}
