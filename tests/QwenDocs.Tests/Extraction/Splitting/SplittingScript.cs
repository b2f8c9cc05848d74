using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Extraction.Splitting;

/// <summary>A file of several documents for tests: what stands on its pages, its file, and a model that sees it all.</summary>
internal sealed partial class SplittingScript
{
    private readonly List<(string Kind, string? Number, int Printed)> _pages = [];

    public int Count => _pages.Count;

    /// <summary>Adds a document of some pages.</summary>
    public SplittingScript Add(string kind, string? number, int pages)
    {
        for (int page = 1; page <= pages; page++)
            _pages.Add((kind, number, page));
        return this;
    }

    public Document ToDocument(string name = "scan.pdf")
    {
        TestPdf pdf = new();
        foreach ((string kind, string? number, int printed) in _pages)
            pdf.Page(text: kind == "blank" ? null : $"{kind} {number} page {printed}");
        return Document.FromBytes(pdf.ToBytes(), name);
    }

    /// <summary>The answer to a request: to a look what stands on its pages, to an extraction the number on the first one.</summary>
    public string Answer(string schemaName, IReadOnlyList<int> pages) => schemaName == "PageTypeAnswers"
        ? $$"""{"pages":[{{string.Join(',', pages.Select(Entry))}}]}"""
        : $$"""{"number":{{JsonSerializer.Serialize(_pages[pages[0] - 1].Number)}},"pages":{{pages.Count}}}""";

    public string Entry(int page)
    {
        (string kind, string? number, int printed) = _pages[page - 1];
        bool isNone = kind is "other" or "blank";
        return $$"""{"page":{{page}},"kind":"{{kind}}","startsDocument":{{(printed == 1 && !isNone ? "true" : "false")}},"documentNumber":{{(isNone ? "null" : JsonSerializer.Serialize(number))}},"printedPage":{{(isNone ? "null" : printed)}}}""";
    }

    public ScriptedEndpoint ToEndpoint(Func<ModelRequest, string?>? instead = null) => new(request => new ModelResponse
    {
        Model = "scripted-1",
        Content = instead?.Invoke(request) ?? Answer(request.Schema!.Name, PageLabels(request)),
        FinishReason = FinishReason.Stop,
        Usage = new TokenUsage(1_000, 50, 0.0003m),
    });

    public static int[] PageLabels(ModelRequest request) => PageLabels(string.Join('\n', request.Messages[1].Parts.OfType<ModelText>().Select(part => part.Value)));

    public static int[] PageLabels(string text) => [.. PageLabel().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^Page (\d+):$", RegexOptions.Multiline)]
    private static partial Regex PageLabel();
}
