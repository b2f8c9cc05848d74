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
    private readonly Counter<long> _files;
    private readonly Histogram<double> _splitDuration;

    public ExtractionTelemetry(QwenDocsTelemetry? telemetry, TimeProvider timeProvider)
    {
        telemetry ??= QwenDocsTelemetry.Default;
        _timeProvider = timeProvider;
        Logger = telemetry.Logger(typeof(DocumentExtractor));
        Meter meter = telemetry.Meter;
        _documents = meter.CreateCounter<long>("qwendocs.documents", "{document}", "Documents, by how their extraction ended.");
        _pages = meter.CreateCounter<long>("qwendocs.pages", "{page}", "Pages that were sent to a model.");
        _findings = meter.CreateCounter<long>("qwendocs.findings", "{finding}", "Findings on extracted records, by severity.");
        _duration = meter.CreateHistogram("qwendocs.document.duration", "s", "Time from the call to the record.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondsBuckets });
        _files = meter.CreateCounter<long>("qwendocs.split.files", "{file}", "Files that were to be split, by how that ended.");
        _splitDuration = meter.CreateHistogram("qwendocs.split.duration", "s", "Time from the call to the last record of a split file.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondsBuckets });
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

    /// <summary>Opens the trace of a document that was packed into a request with others: its span began with the document, and links to the request's span.</summary>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="record">The name of the record.</param>
    /// <param name="started">The clock's timestamp when the document was opened.</param>
    /// <param name="request">The span of the request, or <see langword="null"/> where the document had none of others.</param>
    public ExtractionTrace Resume(string documentName, string record, long started, ActivityContext? request)
    {
        Activity? activity = null;
        if (QwenDocsTelemetry.Source.HasListeners())
        {
            DateTimeOffset begun = _timeProvider.GetUtcNow() - _timeProvider.GetElapsedTime(started);
            ActivityLink[] links = request is { } context ? [new ActivityLink(context)] : [];
            activity = QwenDocsTelemetry.Source.StartActivity($"extract {record}", ActivityKind.Internal, parentContext: default, [new("qwendocs.record", record)], links, begun);
            activity?.SetTag("qwendocs.document", documentName);
        }

        return new ExtractionTrace(this, activity, _timeProvider, documentName, record, started);
    }

    /// <summary>Opens the span of a packed request; the requests to the endpoint are in it.</summary>
    public static Activity? BeginPacked(string record, int documents) => QwenDocsTelemetry.Source.HasListeners()
        ? QwenDocsTelemetry.Source.StartActivity($"extract packed {record}", ActivityKind.Internal, parentContext: default, [new("qwendocs.record", record), new("qwendocs.documents", documents)])
        : null;

    /// <summary>Opens the trace of a file that is split.</summary>
    public SplitTrace BeginSplit(string documentName)
    {
        Activity? activity = null;
        if (QwenDocsTelemetry.Source.HasListeners())
        {
            activity = QwenDocsTelemetry.Source.StartActivity("split", ActivityKind.Internal);
            activity?.SetTag("qwendocs.document", documentName);
        }

        return new SplitTrace(this, activity, _timeProvider, documentName, _timeProvider.GetTimestamp());
    }

    public void CountSplit(string outcome, TimeSpan duration)
    {
        KeyValuePair<string, object?> tag = new("qwendocs.outcome", outcome);
        _files.Add(1, tag);
        _splitDuration.Record(duration.TotalSeconds, tag);
    }

    public void CountDocument(string record, string outcome, TimeSpan duration, int pages)
    {
        TagList tags = new() { { "qwendocs.record", record }, { "qwendocs.outcome", outcome } };
        _documents.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
        if (pages > 0)
            _pages.Add(pages, new KeyValuePair<string, object?>("qwendocs.record", record));
    }

    public void CountFindings(string record, FindingSeverity severity, int count)
    {
        if (count > 0)
            _findings.Add(count, new("qwendocs.record", record), new("qwendocs.severity", ExtractionTrace.NameOf(severity)));
    }
}
