using BenchmarkDotNet.Attributes;
using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Benchmarks;

/// <summary>Planning 10,000 pages of A4: as one document, which is measured and divided among requests, and as 10,000 documents that share them.</summary>
[MemoryDiagnoser]
public class PlanningBenchmarks
{
    private const int Pages = 10_000;

    private readonly ExtractionPlanner _planner = new(VisionModelProfile.Qwen25VL);
    private readonly RecordSchema _schema = RecordSchema.For<Invoice>();
    private DocumentContent _long = null!;
    private DocumentContent _short = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _long = await Document.FromBytes(PlainPdf.Write(Pages), "long.pdf").OpenAsync(new DocumentOptions { MaxPages = Pages }).ConfigureAwait(false);
        _short = await Document.FromBytes(PlainPdf.Write(1), "short.pdf").OpenAsync().ConfigureAwait(false);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _long.Dispose();
        _short.Dispose();
    }

    [Benchmark]
    public async Task<int> OneDocument() => (await _planner.PlanAsync(_long, _schema).ConfigureAwait(false)).Requests.Count;

    [Benchmark]
    public async Task<int> TenThousandDocuments() =>
        (await _planner.PlanBatchAsync(Enumerable.Repeat(_short, Pages), _schema, new PackingOptions { MaxDocuments = 100 }).ConfigureAwait(false)).RequestCount;
}
