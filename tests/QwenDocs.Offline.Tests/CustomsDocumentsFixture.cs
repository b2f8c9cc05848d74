using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Schemas;

namespace QwenDocs.Offline.Tests;

/// <summary>The folder of the sample CustomsPipeline, read offline once for all tests.</summary>
public sealed class CustomsDocumentsFixture(OfflineFixture offline)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Customs");

    private readonly Lazy<Task<IReadOnlyList<SplitOutcome>>> _outcomes = new(() => ReadAsync(offline.Extractor));

    public Task<IReadOnlyList<SplitOutcome>> OutcomesAsync() => _outcomes.Value;

    public async Task<SplitResult> SplitAsync(string file) => (await OutcomesAsync()).Single(outcome => outcome.Document.Name == file).Result.ShouldNotBeNull();

    /// <summary>Returns the record of a kind in a file of several documents as it was read, and as it should be.</summary>
    public async Task<(T Read, T Expected)> RecordAsync<T>(string file)
        where T : class
    {
        T read = (await SplitAsync(file)).RecordsOf<T>().ShouldHaveSingleItem();
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name)}.json";
        await using FileStream json = File.OpenRead(Path.Combine(Folder, "expected", name));
        return (read, (T)(await JsonSerializer.DeserializeAsync(json, RecordSchema.For<T>().TypeInfo))!);
    }

    private static async Task<IReadOnlyList<SplitOutcome>> ReadAsync(DocumentExtractor extractor)
    {
        DocumentTypes kinds = new DocumentTypes().Add<CommercialInvoice>().Add<PackingList>().Add<ChinaCustomsDeclaration>().Add<EuCustomsDeclaration>().Add<UsEntrySummary>();
        var outcomes = new List<SplitOutcome>();
        IEnumerable<Document> documents = Directory.EnumerateFiles(Path.Combine(Folder, "documents")).Order(StringComparer.Ordinal).Select(Document.FromFile);
        await foreach (SplitOutcome outcome in new DocumentPipeline(extractor).SplitAndExtractAllAsync(documents, kinds))
            outcomes.Add(outcome);
        return outcomes;
    }
}
