using System.Text.Encodings.Web;
using System.Text.Json;
using QwenDocs.SampleMaker;
using QwenDocs.SampleMaker.Customs;
using QwenDocs.SampleMaker.Devices;
using QwenDocs.SampleMaker.Diagrams;
using QwenDocs.SampleMaker.Identity;
using QwenDocs.SampleMaker.Listings;
using QwenDocs.SampleMaker.Photos;
using QwenDocs.SampleMaker.Recordings;
using QwenDocs.SampleMaker.Terminal;

// Makes samples/QuickStart/sample-invoice.pdf and the record that is expected of it, and the documents of samples/CustomsPipeline.
// The same fonts give the same bytes.
// Debian: apt-get install fonts-noto-cjk fonts-liberation, then
//   dotnet run --project tests/QwenDocs.SampleMaker -- [--font CJK.ttc] [--latin FOLDER] [--out FOLDER] [--documents FOLDER]
string font = Option("--font", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
string latin = Option("--latin", "/usr/share/fonts/truetype/liberation");
string noto = Option("--noto", "/usr/share/fonts/truetype/noto");
string folder = Option("--out", "samples/QuickStart");
string documents = Option("--documents", "samples/CustomsPipeline/documents");
string? missing = new[] { font, Path.Combine(latin, "LiberationSans-Regular.ttf") }.FirstOrDefault(path => !File.Exists(path));
if (missing is not null)
{
    Console.Error.WriteLine($"There is no font {missing}; install fonts-noto-cjk and fonts-liberation, or give --font FILE and --latin FOLDER.");
    return 2;
}

string samples = Option("--samples", "samples");
if (args.Contains("--answers"))
{
    await new RecordedSamples(samples, "tests/QwenDocs.SampleMaker/Answers").RecordAsync();
    return 0;
}

if (args.Contains("--terminal"))
{
    using Lettering letters = new(font, latin, noto);
    using TerminalPicture terminal = new(letters, Option("--mono", "/usr/share/fonts/truetype/dejavu"));
    terminal.Write(Option("--title", "dotnet run"), File.ReadAllText(Option("--terminal", "")), Option("--png", "terminal.png"));
    return 0;
}

if (args.Contains("--photos"))
{
    WritePhotos();
    return 0;
}

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

void WritePhotos()
{
    using Lettering lettering = new(font, latin, noto);
    new ListingPictures(lettering).Write(Path.Combine(samples, "MarketplaceModeration", "listings"));
    new DevicePictures(lettering).Write(Path.Combine(samples, "SupportPhotos", "photos"));
    new PumpSheet(lettering).Write(Path.Combine(samples, "DiagramReview", "sheets"));
    new IdentityPictures(lettering).Write(Path.Combine(samples, "IdentityDocuments", "specimens"));
}

string Option(string name, string otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
