using QwenDocs.Extraction;
using QwenDocs.Ocr;
using QwenDocs.Offline.Tests;

[assembly: AssemblyFixture(typeof(OfflineFixture))]

namespace QwenDocs.Offline.Tests;

/// <summary>What all tests share: the loaded models, the sandbox of the renderer and the print that was recognised before.</summary>
public sealed class OfflineFixture : IAsyncLifetime
{
    public OfflineFixture()
    {
        Recognized = new RecognizedPages(Reader);
        Endpoint = new OfflineEndpoint(Reader.ReadAsync);
        Extractor = new DocumentExtractor(new OfflineEndpoint(Recognized.ReadAsync));
    }

    /// <summary>Gets an endpoint that recognises every picture anew.</summary>
    public OfflineEndpoint Endpoint { get; }

    /// <summary>Gets an extractor for documents, whose pages are recognised once.</summary>
    public DocumentExtractor Extractor { get; }

    /// <summary>Gets the recogniser of both.</summary>
    public OcrReader Reader { get; } = new();

    internal RecognizedPages Recognized { get; }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Extractor.Dispose();
        await Reader.DisposeAsync();
    }
}
