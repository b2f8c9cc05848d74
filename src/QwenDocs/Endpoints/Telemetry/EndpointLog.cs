using Microsoft.Extensions.Logging;

namespace QwenDocs.Endpoints.Telemetry;

/// <summary>What endpoints log: no content, no keys.</summary>
internal static partial class EndpointLog
{
    [LoggerMessage(101, LogLevel.Warning, "{Endpoint}: attempt {Attempt} failed and is repeated in {DelaySeconds:0.0} s ({Fault}, status {Status}). {Reason}")]
    public static partial void AttemptFailed(
        this ILogger logger,
        string endpoint,
        int attempt,
        double delaySeconds,
        EndpointError fault,
        int? status,
        string reason);

    [LoggerMessage(102, LogLevel.Warning, "{Endpoint}: a later endpoint answered. {Reason}")]
    public static partial void FellBack(this ILogger logger, string endpoint, string reason);

    [LoggerMessage(103, LogLevel.Warning, "{Endpoint} failed too often and is left alone for {Seconds:0.0} s.")]
    public static partial void CircuitOpened(this ILogger logger, string endpoint, double seconds);

    [LoggerMessage(104, LogLevel.Information, "{Endpoint} answers again.")]
    public static partial void CircuitClosed(this ILogger logger, string endpoint);

    [LoggerMessage(105, LogLevel.Information, "{Endpoint} is sent too much: at most {Concurrency} requests at a time from now on, after a pause of {PauseSeconds:0.0} s.")]
    public static partial void Throttled(this ILogger logger, string endpoint, int concurrency, double pauseSeconds);
}
