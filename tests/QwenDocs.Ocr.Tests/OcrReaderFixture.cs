namespace QwenDocs.Ocr.Tests;

/// <summary>One reader, and so one set of loaded models, for all tests.</summary>
public sealed class OcrReaderFixture : IAsyncLifetime
{
    internal OcrReader Reader { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => Reader.DisposeAsync();
}
