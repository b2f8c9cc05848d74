using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Examples;

/// <summary>Makes the messages of examples, and counts them: each document is sized once for all plans, and rendered once for all requests.</summary>
internal sealed class ExampleMessages(ExtractorOptions options, RenderingEngine rendering) : IDisposable
{
    private readonly ConcurrentDictionary<string, Sized> _sized = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Schema, bool IsPacked), IReadOnlyList<ModelMessage>> _messages = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Gets what the examples of a schema add to a request; nothing before they are sized.</summary>
    public ExampleSize SizeOf(RecordSchema schema) => options.Examples.Count > 0 && _sized.TryGetValue(schema.Fingerprint, out Sized? sized) ? sized.Size : default;

    /// <summary>Sizes the examples of a schema, so that plans can count them. Later calls do nothing.</summary>
    /// <exception cref="DocumentException">An example's document is refused.</exception>
    /// <exception cref="PlanningException">The model does not read a page of an example.</exception>
    public async ValueTask SizeAsync(RecordSchema schema, VisionModelProfile profile, CancellationToken cancellationToken)
    {
        if (options.Examples.Count == 0 || _sized.ContainsKey(schema.Fingerprint))
            return;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_sized.ContainsKey(schema.Fingerprint))
                _sized[schema.Fingerprint] = await SizeOnceAsync(schema, profile, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Returns the messages of a schema's examples, which were sized before: a question and its answer for each.</summary>
    /// <param name="schema">The schema of one record.</param>
    /// <param name="isPacked">Whether the request is one of several documents.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    public async ValueTask<IReadOnlyList<ModelMessage>> GetAsync(RecordSchema schema, bool isPacked, CancellationToken cancellationToken)
    {
        if (options.Examples.Count == 0 || !_sized.TryGetValue(schema.Fingerprint, out Sized? sized) || sized.Examples.Count == 0)
            return [];
        if (_messages.TryGetValue((schema.Fingerprint, isPacked), out IReadOnlyList<ModelMessage>? known))
            return known;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_messages.TryGetValue((schema.Fingerprint, isPacked), out known))
                return known;
            List<ModelMessage> messages = [];
            foreach (SizedExample example in sized.Examples)
                messages.AddRange(await WriteAsync(example, schema, isPacked, cancellationToken).ConfigureAwait(false));
            return _messages[(schema.Fingerprint, isPacked)] = messages;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Sized> SizeOnceAsync(RecordSchema schema, VisionModelProfile profile, CancellationToken cancellationToken)
    {
        List<SizedExample> examples = [];
        foreach (ExtractionExample example in options.Examples.For(schema))
        {
            if (example.Document is not { } document)
            {
                examples.Add(new SizedExample(example, []));
                continue;
            }

            using DocumentContent content = await document.OpenAsync(options.Documents, cancellationToken).ConfigureAwait(false);
            examples.Add(new SizedExample(example, [.. content.Pages.Select(page => new PageSizing(page, profile, options.Planning.Resolution).ToPage(double.PositiveInfinity))]));
        }

        return new Sized(examples, new ExampleSize(
            examples.Sum(example => Count(example, schema, isPacked: false)),
            examples.Sum(example => Count(example, schema, isPacked: true)),
            examples.Sum(example => PlannedRequest.EstimateBytes(example.Pages, TextTokenizer.CountTokens(example.Example.Text ?? "") + TextTokenizer.CountTokens(example.Example.Record)))));
    }

    private static int Count(SizedExample example, RecordSchema schema, bool isPacked)
    {
        int words = (2 * ChatTemplate.TokensPerMessage) + TextTokenizer.CountTokens(Answer(example.Example, schema, isPacked));
        if (example.Pages.Count == 0)
            return words + TextTokenizer.CountTokens(Question(example.Example, schema, isPacked));
        words += TextTokenizer.CountTokens(Introduction(isPacked, example.Pages[0].Number)) + TextTokenizer.CountTokens(Closing(schema, isPacked));
        return words + example.Pages.Sum(page => page.ImageTokens + ChatTemplate.TokensPerImage) + example.Pages.Skip(1).Sum(page => TextTokenizer.CountTokens(Label(isPacked, page.Number)));
    }

    private async Task<ModelMessage[]> WriteAsync(
        SizedExample example,
        RecordSchema schema,
        bool isPacked,
        CancellationToken cancellationToken)
    {
        var answer = ModelMessage.FromText(ModelRole.Assistant, Answer(example.Example, schema, isPacked));
        if (example.Example.Document is not { } document)
            return [ModelMessage.FromText(ModelRole.User, Question(example.Example, schema, isPacked)), answer];

        using DocumentContent content = await document.OpenAsync(options.Documents, cancellationToken).ConfigureAwait(false);
        using DocumentRenderer renderer = rendering.Open(content);
        List<ModelContent> parts = [];
        await foreach (PageImage image in renderer.RenderAllAsync(example.Pages.Select(page => (content.Page(page.Number), page.Size)), cancellationToken).ConfigureAwait(false))
        {
            parts.Add(ModelContent.Text(parts.Count == 0 ? Introduction(isPacked, image.PageNumber) : Label(isPacked, image.PageNumber)));
            parts.Add(ModelContent.Image(image));
        }

        parts.Add(ModelContent.Text(Closing(schema, isPacked)));
        return [new ModelMessage(ModelRole.User, parts), answer];
    }

    private static string Question(ExtractionExample example, RecordSchema schema, bool isPacked) =>
        $"{ExtractionPrompt.Prompt("example")}\n\n{(isPacked ? "Document 1:\n\n" : "")}{example.Text!.ReplaceLineEndings("\n").Trim()}\n\n{Closing(schema, isPacked)}";

    private static string Introduction(bool isPacked, int page) => $"{ExtractionPrompt.Prompt("example")}\n\n{Label(isPacked, page)}";

    private static string Label(bool isPacked, int page) => isPacked ? ExtractionPrompt.PageLabel(1, page) : ExtractionPrompt.PageLabel(page);

    private static string Closing(RecordSchema schema, bool isPacked) => (isPacked ? ExtractionPrompt.ForPacked(schema, 1) : ExtractionPrompt.For(schema)).Closing;

    private static string Answer(ExtractionExample example, RecordSchema schema, bool isPacked)
    {
        JsonNode record = JsonNode.Parse(example.Record)!;
        return AnswerText.Write(isPacked ? PackedAnswerSchema.Write(schema, record) : schema.Wrap(record));
    }

    /// <summary>The examples of a schema, and what they add to a request.</summary>
    private sealed record Sized(IReadOnlyList<SizedExample> Examples, ExampleSize Size);

    /// <summary>An example, and its pages at the sizes at which they are sent.</summary>
    private sealed record SizedExample(ExtractionExample Example, IReadOnlyList<PlannedPage> Pages);
}
