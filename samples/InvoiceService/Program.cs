using System.Globalization;
using InvoiceService;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using QwenDocs.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Ocr;
using QwenDocs.Offline;
using QwenDocs.Telemetry;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
UploadOptions limits = builder.Configuration.GetSection("Uploads").Get<UploadOptions>() ?? new UploadOptions();
builder.Services.AddOptions<UploadOptions>().BindConfiguration("Uploads").ValidateDataAnnotations().ValidateOnStart();
// Form files are kept in memory up to 64 KB, then in a file; the length of the whole is limited here and by Kestrel.
builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.MultipartBodyLengthLimit = limits.MaxBytes);
builder.Services.AddSingleton<Upload>();
builder.Services.AddSingleton<InvoiceReader>();
builder.Services.AddSingleton<OcrReader>();

// Without an endpoint in the settings, this machine reads by OCR: for trying the service, not for production.
IConfigurationSection settings = builder.Configuration.GetSection("QwenDocs");
QwenDocsBuilder qwenDocs = builder.Services.AddQwenDocs(settings).AddHealthCheck(tags: "ready");
if (!settings.GetSection("Endpoint").Exists())
    qwenDocs.UseEndpoint(static _ => new OfflineEndpoint());
// Each value is held against the page, scans included; the recogniser is the container's, which disposes of it.
builder.Services.AddOptions<QwenDocsOptions>().Configure<OcrReader>((options, recognizer) =>
{
    options.Extractor.Grounding = new GroundingOptions().UseRecognizer(recognizer);
    options.Extractor.Documents.MaxBytes = limits.MaxBytes;
    options.Extractor.Documents.MaxPages = limits.MaxPages;
});

OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
    .ConfigureResource(static resource => resource.AddService("invoice-service"))
    .WithMetrics(static metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(QwenDocsTelemetry.MeterName))
    .WithTracing(static tracing => tracing.AddAspNetCoreInstrumentation().AddSource(QwenDocsTelemetry.ActivitySourceName));
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
    telemetry.UseOtlpExporter();

builder.Services.AddProblemDetails();
builder.Services.AddRateLimiter(limiter =>
{
    limiter.AddConcurrencyLimiter("documents", one => (one.PermitLimit, one.QueueLimit) = (limits.MaxConcurrent, limits.MaxWaiting));
    limiter.OnRejected = static async (rejected, cancellationToken) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "5";
        await TypedResults.Problem(Problems.Busy).ExecuteAsync(rejected.HttpContext).ConfigureAwait(false);
    };
});

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseRateLimiter();

app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
app.MapPost("/invoices", ReadAsync).RequireRateLimiting("documents").WithMetadata(new RequestSizeLimitAttribute(limits.MaxBytes));

await app.RunAsync().ConfigureAwait(false);

// The record, or events on the way to it where the client asks for them: Accept: text/event-stream.
static async Task<IResult> ReadAsync(HttpRequest request, Upload upload, InvoiceReader reader, ILogger<Program> logger)
{
    CancellationToken left = request.HttpContext.RequestAborted;
    try
    {
        Document document = await upload.ReadAsync(request, left).ConfigureAwait(false);
        bool wantsEvents = request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/event-stream");
        return wantsEvents
            ? TypedResults.ServerSentEvents(reader.StreamAsync(document, left))
            : TypedResults.Ok(await reader.ReadAsync(document, null, left).ConfigureAwait(false));
    }
    catch (OperationCanceledException) when (left.IsCancellationRequested)
    {
        // Nobody is there to read it; the number is nginx's, and stands in the access log.
        return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
    }
    catch (Exception exception) when (exception is not OutOfMemoryException)
    {
        ProblemDetails problem = Problems.Of(exception);
        Log.Refused(logger, problem.Status ?? 0, exception.Message);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            request.HttpContext.Response.Headers.RetryAfter = "5";
        // The rest of the body is not read: the connection is of no further use, and the client should know.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge)
            request.HttpContext.Response.Headers.Connection = "close";
        return TypedResults.Problem(problem);
    }
}

/// <summary>The service; public for tests.</summary>
public partial class Program;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Refused with {Status}: {Reason}")]
    public static partial void Refused(ILogger logger, int status, string reason);
}
