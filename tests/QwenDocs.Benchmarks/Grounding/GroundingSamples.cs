using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Reads the documents that evidence is measured on: invoices whose own XML is the truth, and receipts with a transcript.</summary>
internal static class GroundingSamples
{
    public static async Task<List<GroundingSample>> InvoicesAsync(string corpus)
    {
        var schema = RecordSchema.For<Invoice>();
        List<GroundingSample> samples = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(corpus, "invoices"), "*.pdf").Order(StringComparer.Ordinal))
        {
            using DocumentContent content = await Document.FromFile(file).OpenAsync();
            if (await EmbeddedInvoice.ReadAsync(content) is not { Invoice: var invoice })
                continue;
            List<PageText> pages = [];
            foreach (DocumentPage page in content.Pages)
                pages.Add(await page.ReadTextAsync());
            string id = Path.GetFileNameWithoutExtension(file);
            samples.Add(new GroundingSample(id, schema, JsonSerializer.SerializeToNode(invoice, schema.TypeInfo)!, pages, HasRules: true) { IsNotPrinted = NotPrinted.Of(id) });
        }

        return samples;
    }

    /// <summary>Reads the receipts with the text of a reader, or as they were transcribed by hand.</summary>
    public static async Task<List<GroundingSample>> ReceiptsAsync(string corpus, TextRecognizer? recognizer)
    {
        var schema = RecordSchema.For<Receipt>();
        List<GroundingSample> samples = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(corpus, "receipts"), "*.jpg").Order(StringComparer.Ordinal))
        {
            PageText transcript = Transcript(Path.ChangeExtension(file, ".boxes.csv"));
            PageText page = recognizer is null ? transcript : await RecognizedPages.ReadAsync(file, recognizer);
            using var key = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(file, ".json")));
            Receipt receipt = new()
            {
                Company = Value(key, "company"),
                Address = Value(key, "address"),
                Date = Value(key, "date") is { } date && DateText.Read(date) is { } day ? day.Date : null,
                Total = Value(key, "total") is { } total && NumberText.Read(total, new NumberTextOptions { Decimals = 2 }) is { } number ? number.Value : null,
            };
            samples.Add(new GroundingSample(Path.GetFileNameWithoutExtension(file), schema, JsonSerializer.SerializeToNode(receipt, schema.TypeInfo)!, [page], HasRules: false)
            {
                IsNotPrinted = IsNotIn(transcript, receipt),
            });
        }

        return samples;
    }

    /// <summary>The keys have slips: a text that the transcript does not hold is no truth.</summary>
    private static Func<string, bool> IsNotIn(PageText transcript, Receipt receipt)
    {
        const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation;
        string folded = TextFolding.Fold(transcript.Text, Folds);
        bool Lacks(string? text) => text is not null && !text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(TextFolding.Fold(word, Folds), StringComparison.Ordinal));
        return path => path switch
        {
            "$.company" => Lacks(receipt.Company),
            "$.address" => Lacks(receipt.Address),
            _ => false,
        };
    }

    private static PageText Transcript(string file)
    {
        List<TextLine> lines = [];
        double width = 1, height = 1;
        foreach (string line in File.ReadLines(file))
        {
            string[] parts = line.Split(',', 9);
            if (parts.Length < 9 || string.IsNullOrWhiteSpace(parts[8]))
                continue;
            double[] n = [.. parts.Take(8).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
            PageBox box = new(Math.Min(n[0], n[6]), Math.Min(n[1], n[3]), Math.Max(n[2], n[4]), Math.Max(n[5], n[7]));
            (width, height) = (Math.Max(width, box.Right), Math.Max(height, box.Bottom));
            lines.Add(new TextLine([.. Words(parts[8].Trim(), box)]));
        }

        return new PageText(1, new PageSize(width, height, PageUnit.Pixel), TextSource.TextLayer, lines);
    }

    /// <summary>Words of a line, evenly spaced: the transcript has boxes of lines alone.</summary>
    private static IEnumerable<TextWord> Words(string text, PageBox box)
    {
        double step = box.Width / text.Length;
        int at = 0;
        foreach (string word in text.Split(' '))
        {
            if (word.Length > 0)
                yield return new TextWord(word, new PageBox(box.Left + (at * step), box.Top, box.Left + ((at + word.Length) * step), box.Bottom));
            at += word.Length + 1;
        }
    }

    private static string? Value(JsonDocument key, string name) =>
        key.RootElement.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>What the receipts' keys hold.</summary>
    [Description("A receipt.")]
    internal sealed record Receipt
    {
        [Description("Company."), PrintedAs("Company Name")]
        public string? Company { get; init; }

        [Description("Date of the receipt."), PrintedAs("Date", "Invoice Date", "Inv Date", "Date/Time", "Trans Date")]
        public DateOnly? Date { get; init; }

        [Description("Address.")]
        public string? Address { get; init; }

        [Description("Total to pay."), PrintedAs(
            "Total", "Grand Total", "Nett Total", "Net Total", "Total Amount", "Total RM", "Total Amount RM", "Total Sales", "Total Due", "Amount Due", "Total Payable", "Total Amt Payable", "Rounded Total",
            "Total Rounded", "Total Inclusive GST", "Total Incl. GST", "Total Amt Incl. GST", "Total Amount Incl. GST", "Total Sales Inclusive of GST", "Total With GST", "Total Inc GST", "Total Incl. GST@6%",
            "Total Includes GST", "Total including GST", "Final Total", "Total After Rounding", "Total MYR", "Total After Adj", "Balance Due", "Total Amount Due")]
        public decimal? Total { get; init; }
    }
}
