// Usage: NativeInvoice FILE ANSWER.json
// Extracts an invoice in a program without a just-in-time compiler. The answer comes from a file, so that neither a key nor a network is needed;
// with DocumentExtractor.OpenRouter(key) in place of RecordedAnswer it asks the model.
using System.Globalization;
using NativeInvoice;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Validation;

if (args is not [string file, string answer])
{
    Console.Error.WriteLine("Usage: NativeInvoice FILE ANSWER.json");
    return 2;
}

using DocumentExtractor extractor = new(new RecordedAnswer(answer));
ExtractionResult<Invoice> result = await extractor.ExtractAsync(Document.FromFile(file), RecordSchema.For(QwenDocsRecordsContext.Default.Invoice));

Console.Write(result.Plan);
Console.WriteLine(result.Json);
foreach (Finding finding in result.Findings)
    Console.WriteLine(finding);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rendered in {result.Timings.Rendering.TotalMilliseconds:0} ms, {result.Timings.Total.TotalMilliseconds:0} ms in all"));
return result.HasRecord ? 0 : 1;
