using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using QwenDocs.Telemetry;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Telemetry;

/// <summary>Counts, traces and logs what an extractor does.</summary>
internal sealed class ExtractionTelemetry
{
    // Documents of many requests take minutes: the buckets go on where those of a single request end.
    private static readonly double[] SecondsBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640, 1280];

    private readonly TimeProvider _timeProvider;
    private readonly Counter<long> _documents;
    private readonly Counter<long> _pages;
    private readonly Counter<long> _findings;
    private readonly Histogram<double> _duration;

    public ExtractionTelemetry(QwenDocsTelemetry? telemetry, TimeProvider timeProvider)
    {
        telemetry ??= QwenDocsTelemetry.Default;
        _timeProvider = timeProvider;
        Logger = telemetry.Logger(typeof(DocumentExtractor));
        var meter = telemetry.Meter;
        _documents = meter.CreateCounter<long>("qwendocs.documents", "{document}", "Documents, by how their extraction ended.");
        _pages = meter.CreateCounter<long>("qwendocs.pages", "{page}", "Pages that were sent to a model.");
        _findings = meter.CreateCounter<long>("qwendocs.findings", "{finding}", "Findings on extracted records, by severity.");
        _duration = meter.CreateHistogram("qwendocs.document.duration", "s", "Time from the call to the record.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondsBuckets });
    }

    public ILogger Logger { get; }

    public ExtractionTrace Begin(string documentName, string record)
    {
        Activity? activity = null;
        if (QwenDocsTelemetry.Source.HasListeners())
        {
            activity = QwenDocsTelemetry.Source.StartActivity($"extract {record}", ActivityKind.Internal, parentContext: default, [new("qwendocs.record", record)]);
            activity?.SetTag("qwendocs.document", documentName);
        }

        return new ExtractionTrace(this, activity, _timeProvider, documentName, record, _timeProvider.GetTimestamp());
    }

    /// <summary>A document that shared its request is counted and logged as any other; the request's span stands for it.</summary>
    public ExtractionTrace Resume(string documentName, string record, long started) => new(this, null, _timeProvider, documentName, record, started);

    public void Ended(string record, string outcome, TimeSpan duration, int pages)
    {
        TagList tags = new() { { "qwendocs.record", record }, { "qwendocs.outcome", outcome } };
        _documents.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
        if (pages > 0)
            _pages.Add(pages, new KeyValuePair<string, object?>("qwendocs.record", record));
    }

    public void Found(string record, FindingSeverity severity, int count)
    {
        if (count > 0)
            _findings.Add(count, new("qwendocs.record", record), new("qwendocs.severity", ExtractionTrace.NameOf(severity)));
    }
}
