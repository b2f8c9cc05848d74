using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QwenDocs.SampleMaker;
using QwenDocs.SampleMaker.Customs;
using QwenDocs.SampleMaker.Devices;
using QwenDocs.SampleMaker.Diagrams;
using QwenDocs.SampleMaker.DocsPictures;
using QwenDocs.SampleMaker.Identity;
using QwenDocs.SampleMaker.Listings;
using QwenDocs.SampleMaker.Photos;
using QwenDocs.SampleMaker.Recordings;

// Makes the documents and pictures of the samples; the same fonts give the same bytes.
// Debian: apt-get install fonts-noto-cjk fonts-noto-core fonts-liberation fonts-dejavu, then
//   dotnet run --project tests/QwenDocs.SampleMaker -- [--font CJK.ttc] [--latin FOLDER] [--noto FOLDER] [--out FOLDER] [--documents FOLDER] [--samples FOLDER]
// Records the answers in tests/QwenDocs.SampleMaker/Answers again, after a change of a prompt, a record or a picture:
//   dotnet run --project tests/QwenDocs.SampleMaker -- --answers
// Makes pictures for the docs, of pages and of what a program wrote to a terminal:
//   dotnet run --project tests/QwenDocs.SampleMaker -- --pages FILE,FILE --png FILE [--most PAGES]
//   dotnet run --project tests/QwenDocs.SampleMaker -- --terminal FILE --title TEXT --png FILE [--mono FOLDER]
string samples = Option("--samples", "samples");
if (args.Contains("--answers"))
{
    await new RecordedSamples(samples, "tests/QwenDocs.SampleMaker/Answers").RecordAsync();
    return 0;
}

if (args.Contains("--pages"))
{
    await PageStrip.WriteAsync(Option("--pages", "").Split(','), int.Parse(Option("--most", "4"), CultureInfo.InvariantCulture), Option("--png", "pages.png"));
    return 0;
}

string font = Option("--font", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
string latin = Option("--latin", "/usr/share/fonts/truetype/liberation");
string noto = Option("--noto", "/usr/share/fonts/truetype/noto");
string folder = Option("--out", "samples/QuickStart");
string documents = Option("--documents", "samples/CustomsPipeline/documents");
string? missing = new[] { font, Path.Combine(latin, "LiberationSans-Regular.ttf"), Path.Combine(noto, "NotoSansThai-Regular.ttf") }.FirstOrDefault(path => !File.Exists(path));
if (missing is not null)
{
    Console.Error.WriteLine($"There is no font {missing}; install fonts-noto-cjk, fonts-noto-core and fonts-liberation, or give --font FILE, --noto FOLDER and --latin FOLDER.");
    return 2;
}

using Lettering lettering = new(font, latin, noto);
if (args.Contains("--terminal"))
{
    using TerminalPicture terminal = new(lettering, Option("--mono", "/usr/share/fonts/truetype/dejavu"));
    // The program 'script', which keeps the colours, writes a line of its own before and after.
    string text = string.Join('\n', File.ReadLines(Option("--terminal", "")).Where(line => !line.StartsWith("Script ", StringComparison.Ordinal)));
    terminal.Write(Option("--title", "dotnet run"), text, Option("--png", "terminal.png"));
    return 0;
}

new ListingPictures(lettering).Write(Path.Combine(samples, "MarketplaceModeration", "listings"));
new DevicePictures(lettering).Write(Path.Combine(samples, "SupportPhotos", "photos"));
new PumpSheet(lettering).Write(Path.Combine(samples, "DiagramReview", "sheets"));
new IdentityPictures(lettering).Write(Path.Combine(samples, "IdentityDocuments", "specimens"));

using Typography typography = new(font, latin);
string pdf = Path.Combine(folder, "sample-invoice.pdf");
using (FileStream stream = File.Create(pdf))
    new SampleDocument(typography).Write(stream);

JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
{
    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    WriteIndented = true,
    NewLine = "\n",
};
string expected = Path.ChangeExtension(pdf, ".expected.json");
File.WriteAllText(expected, JsonSerializer.Serialize(SampleTrade.Invoice, json) + "\n");
Console.WriteLine($"{pdf}: {new FileInfo(pdf).Length:#,0} bytes; {expected}: {SampleTrade.Invoice.Lines.Count} lines, {SampleTrade.Invoice.AmountDue:#,0.00} {SampleTrade.Invoice.Currency} due");

// Forms are printed in a serif font where there is one, as in China.
string serif = font.Replace("Sans", "Serif", StringComparison.Ordinal);
using Typography form = new(File.Exists(serif) ? serif : font, typography);
new CustomsDocuments(typography, form).Write(documents);
string expectedFolder = Path.Combine(documents, "../expected");
Directory.CreateDirectory(expectedFolder);
foreach ((string name, object record) in CustomsDocuments.Expected())
    File.WriteAllText(Path.Combine(expectedFolder, name + ".json"), JsonSerializer.Serialize(record, record.GetType(), json) + "\n");
foreach (FileInfo file in new DirectoryInfo(documents).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
    Console.WriteLine($"{Path.Combine(documents, file.Name)}: {file.Length:#,0} bytes");
return 0;

string Option(string name, string otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
