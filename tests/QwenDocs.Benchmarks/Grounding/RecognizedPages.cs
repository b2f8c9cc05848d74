using QwenDocs.Documents;
using QwenDocs.Grounding.Pages;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Reads pictures with a recogniser.</summary>
internal static class RecognizedPages
{
    public static async Task<PageText> ReadAsync(string file, TextRecognizer recognizer)
    {
        using DocumentContent content = await Document.FromFile(file).OpenAsync();
        using RenderingEngine rendering = new();
        await using DocumentRenderer renderer = rendering.Open(content);
        return await RecognizedText.ReadAsync(content.Pages[0], recognizer, renderer, CancellationToken.None);
    }
}
