using System.Globalization;
using System.Text;
using System.Xml.Linq;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;
using QwenDocs.Tests;
using QwenDocs.Text;

namespace QwenDocs.Offline.Tests;

/// <summary>Real invoices whose embedded XML (UN/CEFACT Cross Industry Invoice) is the truth.</summary>
[Trait("Speed", "Slow")]
public sealed class InvoiceCorpusTests(OfflineFixture fixture, ITestOutputHelper output)
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | TextFolds.Punctuation | TextFolds.OcrConfusions;
    private static readonly string[] Fields = ["number", "issue date", "currency", "seller", "total"];

    [Fact]
    public async Task Most_fields_of_real_invoices_agree_with_their_xml()
    {
        IReadOnlyList<string> files = Corpus.Files("invoices", "*.pdf");
        CancellationToken cancel = TestContext.Current.CancellationToken;
        int[] right = new int[Fields.Length], known = new int[Fields.Length];
        foreach (string file in files)
        {
            string?[] truth = await Truth(file, cancel);
            ExtractionResult<Invoice> result = await fixture.Extractor.ExtractAsync<Invoice>(file, cancel);
            string?[] read = Values(result.Record);
            for (int i = 0; i < Fields.Length; i++)
            {
                if (truth[i] is null)
                    continue;
                known[i]++;
                if (Same(truth[i]!, read[i]))
                    right[i]++;
                else
                    output.WriteLine($"{Path.GetFileName(file)}: {Fields[i]} is {truth[i]}, read {read[i]}");
            }
        }
        for (int i = 0; i < Fields.Length; i++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Fields[i],-12} {right[i],3} of {known[i],3}  {(double)right[i] / known[i]:P0}"));
        double share = (double)right.Sum() / known.Sum();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-12} {right.Sum(),3} of {known.Sum(),3}  {share:P1}"));
        share.ShouldBeGreaterThanOrEqualTo(0.8);
    }

    private static string?[] Values(Invoice? invoice) =>
    [
        invoice?.Number,
        invoice?.IssueDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        invoice?.Currency?.ToString(),
        Bare(invoice?.Seller?.Name),
        invoice?.Total?.ToString("0.00", CultureInfo.InvariantCulture),
    ];

    private static async Task<string?[]> Truth(string file, CancellationToken cancel)
    {
        using DocumentContent document = await Document.FromFile(file).OpenAsync(cancellationToken: cancel);
        DocumentAttachment attachment = (await document.ReadAttachmentsAsync(TestContext.Current.CancellationToken)).First(attachment => attachment.Name.EndsWith("-invoice.xml", StringComparison.OrdinalIgnoreCase) || attachment.Name == "factur-x.xml");
        using var stream = new MemoryStream(attachment.Bytes.ToArray());
        XDocument xml = await XDocument.LoadAsync(stream, LoadOptions.None, cancel);
        XElement[] header = [.. xml.Descendants().Where(element => element.Name.LocalName is "ExchangedDocument" or "HeaderExchangedDocument")];
        string? seller = Text(xml.Descendants().Where(element => element.Name.LocalName == "SellerTradeParty"), "Name");
        string? total = Text([xml.Root!], "GrandTotalAmount");
        return
        [
            Text(header, "ID"),
            Text(header.Elements().Where(element => element.Name.LocalName == "IssueDateTime"), "DateTimeString"),
            Text([xml.Root!], "InvoiceCurrencyCode"),
            // Some senders put their identifiers into the name, each on a line of its own.
            Bare(seller is null ? null : string.Concat(seller.Split('\n').Where(line => !line.Any(char.IsDigit)))),
            total is null ? null : decimal.Parse(total, CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture),
        ];
    }

    private static string? Text(IEnumerable<XElement> parents, string name) =>
        parents.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The name without spaces, diacritics and a French legal form at its end, which trade names leave out.</summary>
    private static string? Bare(string? name) => name is null ? null : TextFolding.Fold(name.EndsWith(" SARL", StringComparison.Ordinal) ? name[..^5] : name, Folds);

    private static bool Same(string truth, string? read) =>
        read is not null && string.Equals(truth.Normalize(NormalizationForm.FormKC), read, StringComparison.OrdinalIgnoreCase);
}
