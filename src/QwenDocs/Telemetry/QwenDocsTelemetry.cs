using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace QwenDocs.Telemetry;

/// <summary>Where metrics, traces and logs go: a meter, an activity source, and loggers.</summary>
/// <remarks>
/// Calls to models follow the OpenTelemetry semantic conventions for generative AI (in development, as of version 1.42); what is this
/// library's own has the prefix <c>qwendocs.</c>. Neither document content nor keys appear anywhere; document names appear in
/// traces and logs alone, never in metrics.
/// </remarks>
public sealed class QwenDocsTelemetry
{
    /// <summary>The name of the meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "QwenDocs";

    /// <summary>The name of the activity source, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "QwenDocs";

    private static readonly string? Version = typeof(QwenDocsTelemetry).Assembly.GetName().Version?.ToString(3);

    private static readonly Meter OwnMeter = new(MeterName, Version);

    private readonly ILoggerFactory _loggers;

    /// <summary>Initializes a new instance of the <see cref="QwenDocsTelemetry"/> class.</summary>
    /// <param name="meters">Makes the meter; <see langword="null"/> for a meter that the whole process shares.</param>
    /// <param name="loggers">Makes the loggers; <see langword="null"/> to log nothing.</param>
    public QwenDocsTelemetry(IMeterFactory? meters = null, ILoggerFactory? loggers = null)
    {
        Meter = meters?.Create(MeterName, Version) ?? OwnMeter;
        _loggers = loggers ?? NullLoggerFactory.Instance;
    }

    /// <summary>Gets the telemetry of what is made without dependency injection: metrics and traces, and no logs.</summary>
    public static QwenDocsTelemetry Default { get; } = new();

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version ?? string.Empty);

    internal Meter Meter { get; }

    internal ILogger Logger(Type type) => _loggers.CreateLogger(type.FullName!);
}
