using QwenDocs.Documents;
using QwenDocs.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Reads pictures with a recogniser.</summary>
internal static class RecognizedPages
{
    public static async Task<PageText> ReadAsync(string file, TextRecognizer recognizer)
    {
        using DocumentContent content = await Document.FromFile(file).OpenAsync();
        return await QwenDocs.Grounding.RecognizedText.ReadAsync(content.Pages[0], recognizer, new RenderingEngine(), CancellationToken.None);
    }
}
