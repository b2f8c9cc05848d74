using System.Text.Json;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Scans;

/// <summary>Keeps what a recogniser read in files, for reading takes minutes and judging seconds. Where the characters of a word stand is not kept: they are spaced evenly.</summary>
internal sealed class RecognizedPagesCache(string folder)
{
    public List<PageText>? Find(string id)
    {
        if (!File.Exists(FileOf(id)))
            return null;
        using FileStream file = File.OpenRead(FileOf(id));
        return [.. JsonSerializer.Deserialize<Page[]>(file)!.Select(page => new PageText(page.Number, page.Size, TextSource.Recognized, [.. page.Lines.Select(line => new TextLine([.. line.Select(WordOf)]))]))];
    }

    public void Keep(string id, IReadOnlyList<PageText> pages)
    {
        Directory.CreateDirectory(folder);
        using FileStream file = File.Create(FileOf(id));
        JsonSerializer.Serialize(file, pages.Select(page => new Page(page.PageNumber, page.Size, [.. page.Lines.Select(line => line.Words.Select(word => new Word(word.Text, word.Box, word.Angle, word.Confidence)).ToArray())])));
    }

    private static TextWord WordOf(Word word) => new(word.Text, word.Box, word.Angle, word.Confidence);

    private string FileOf(string id) => Path.Combine(folder, id + ".json");

    private sealed record Page(int Number, PageSize Size, Word[][] Lines);

    private sealed record Word(string Text, PageBox Box, double Angle, double? Confidence);
}
