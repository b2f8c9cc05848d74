using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Endpoints;
using QwenDocs.Evaluation;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Prompts;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tokens;

namespace QwenDocs.Benchmarks.Evaluation;

/// <summary>
/// What reaches the books unseen: a model that errs at published rates, one request a document against this library with splitting, rules, completion of lists,
/// corrections and grounding, over generated invoices and declarations whose truth and places are known.
/// </summary>
internal static class SilentErrors
{
    private static readonly int[] DefaultPages = [1, 2, 5, 10, 20, 40, 60, 80, 120];

    // The rows of so many pages fit one answer.
    private const int FewPages = 5;

    private static readonly VisionModelProfile Profile = VisionModelProfile.Qwen25VL;

    // What a page of A4 is sent at where there is room.
    private static readonly PixelSize PageSize = new(1232, 1764);

    public static async Task RunAsync(string[] arguments)
    {
        int[] pages = arguments.Length > 0 ? [.. arguments.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))] : DefaultPages;
        (GeneratedDocument Document, TruthDocument Truth)[] documents =
        [
            .. pages.Select((count, index) => Make(GeneratedDocuments.Invoice(count, 100 + index), $"invoice-{count}.pdf", RecordSchema.For<Invoice>())),
            .. pages.Select((count, index) => Make(GeneratedDocuments.Declaration(count, 200 + index), $"declaration-{count}.pdf", RecordSchema.For<EuCustomsDeclaration>())),
        ];
        Console.WriteLine("| wrong values | pages | documents | way | value P | value R | value F1 | word F1 | wrong /1000 | silent /1000 | flags right | calls/page | tokens/page | $/page |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (double rate in new[] { 0.02, 0.05 })
        {
            Prediction[] oneRequest = [.. await Task.WhenAll(documents.Select(document => OneRequestAsync(document.Document, document.Truth, Options(rate))))];
            long start = Stopwatch.GetTimestamp();
            List<Prediction> library = [], small = [];
            foreach ((GeneratedDocument document, TruthDocument truth) in documents)
            {
                library.Add(await LibraryAsync(document, truth, Options(rate), null));
                small.Add(await LibraryAsync(document, truth, Options(rate), FewPages));
                await Console.Error.WriteLineAsync($"{truth.Name}: {library[^1].Failure ?? small[^1].Failure ?? "done"}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
            }

            foreach ((string name, int least, int most) in new[] { ("1 to 10", 1, 10), ("11 to 50", 11, 50), ("over 50", 51, int.MaxValue), ("all", 1, int.MaxValue) })
            {
                int[] chosen = [.. Enumerable.Range(0, documents.Length).Where(index => documents[index].Document.PageCount >= least && documents[index].Document.PageCount <= most)];
                if (chosen.Length == 0)
                    continue;
                TruthSet truths = new(chosen.Select(index => documents[index].Truth));
                Write(rate, name, "one request", Score(truths, chosen.Select(index => oneRequest[index])));
                Write(rate, name, "QwenDocs", Score(truths, chosen.Select(index => library[index])));
                Write(rate, name, $"QwenDocs, {FewPages} pages a request", Score(truths, chosen.Select(index => small[index])));
            }
        }
    }

    private static (GeneratedDocument Document, TruthDocument Truth) Make(GeneratedDocument document, string name, RecordSchema schema) => (document, document.ToTruth(name, schema));

    private static ErringModelOptions Options(double rate) => new ErringModelOptions
    {
        Seed = 7,
        MaxPagesOfWholeLists = 50,
        CutListShare = 0.33,
        Price = TokenPrice.Qwen25VL72B,
        Rates =
        {
            [ModelErrorKind.InventedValue] = 0.005,
            [ModelErrorKind.RowDoubled] = 0.002,
            [ModelErrorKind.RowsMerged] = 0.002,
            [ModelErrorKind.ColumnShifted] = 0.002,
        },
    }.WithWrongValues(rate);

    /// <summary>All pages in one request, and its answer taken as it is: what peers do.</summary>
    private static async Task<Prediction> OneRequestAsync(GeneratedDocument document, TruthDocument truth, ErringModelOptions options)
    {
        ErringModelEndpoint endpoint = new(truth.Expected, options, document.Pages);
        var prompt = ExtractionPrompt.For(truth.Schema);
        ModelContent[] pages = [.. Enumerable.Range(1, document.PageCount).Select(page => ModelContent.Image(new PageImage(page, PageSize, "image/png", new byte[8])))];
        ModelResponse response = await endpoint.CompleteAsync(new ModelRequest
        {
            Model = "erring",
            Messages = [ModelMessage.FromText(ModelRole.System, prompt.System), new ModelMessage(ModelRole.User, [.. pages, ModelContent.Text(prompt.Closing)])],
            Schema = truth.Schema,
            PromptTokens = (document.PageCount * Profile.CountImageTokens(PageSize)) + TextTokenizer.CountTokens(prompt.System),
        });
        using var record = JsonDocument.Parse(response.Content);
        return new Prediction { Record = record.RootElement.Clone(), PageCount = document.PageCount, ModelCalls = 1, Usage = response.Usage };
    }

    private static async Task<Prediction> LibraryAsync(GeneratedDocument document, TruthDocument truth, ErringModelOptions options, int? maxPages)
    {
        ExtractorOptions extraction = new() { Grounding = new GroundingOptions { TimeLimit = TimeSpan.FromMinutes(5) } };
        extraction.Planning.RequestSplitting.MaxPages = maxPages;
        using DocumentExtractor extractor = new(new ErringModelEndpoint(truth.Expected, options, document.Pages), extraction);
        return (await new Evaluator(extractor).PredictAsync(new TruthSet([truth])))[0];
    }

    private static KindScore Score(TruthSet truths, IEnumerable<Prediction> predictions) =>
        new Evaluator((_, _) => Task.FromResult(new Prediction())).Score(truths, [.. predictions]).Total;

    private static void Write(double rate, string pages, string way, KindScore score) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {100 * rate:0} % | {pages} | {score.Documents} | {way} | {100 * score.ValuePrecision:0.0} | {100 * score.ValueRecall:0.0} | {100 * score.ValueF1:0.0} | {100 * (score.WordF1 ?? 0):0.0} | {1000.0 * score.Flags.Wrong / score.Flags.Values:0.0} | {score.SilentErrorsPerThousand:0.0} | {(score.Flags.Flagged == 0 ? "–" : new MeasuredShare(score.Flags.FlaggedWrong, score.Flags.Flagged).ToString())} | {(double)score.ModelCalls / score.Pages:0.00} | {(double)(score.PromptTokens + score.CompletionTokens) / score.Pages:#,0} | {(double)(score.CostUsd ?? 0) / score.Pages:0.0000} |"));
}
