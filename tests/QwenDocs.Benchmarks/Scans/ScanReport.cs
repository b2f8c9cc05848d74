using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Benchmarks.Grounding;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Grounding.Pages;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.SecondLooks;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Text;
using SkiaSharp;

namespace QwenDocs.Benchmarks.Scans;

/// <summary>Measures evidence on scans that a recogniser reads, with and without a second look, and whether its boxes are those of the text layer.</summary>
internal static class ScanReport
{
    private const double DotsAnInch = 150;
    private const int Noise = 24;
    private const double SameBox = 0.5;

    /// <summary>Renders invoices as scans, reads them, and judges true records and records with one error each.</summary>
    /// <remarks>
    /// <c>--all</c> puts up to four errors of a kind into a document instead of one; <c>--one-look</c> leaves the second look out, whose crops take most of the time;
    /// <c>--cache FOLDER</c> keeps what was read there for the next run.
    /// </remarks>
    public static async Task RunAsync(string[] args)
    {
        string corpus = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? Environment.GetEnvironmentVariable("QWENDOCS_CORPUS") ?? "../shared/corpus";
        int errorsEach = args.Contains("--all") ? 4 : 1;
        bool isBoxesAlone = args.Contains("--boxes"), isVerbose = args.Contains("--verbose");
        bool isOneLook = args.Contains("--one-look");
        RecognizedPagesCache? cache = Array.IndexOf(args, "--cache") is var at and >= 0 ? new RecognizedPagesCache(args[at + 1]) : null;
        using RenderingEngine rendering = new();
        await using OcrReader reader = new(new OcrOptions { Threads = 2 });
        ScanCounts first = new(), second = new();
        WordCounts words = new();
        List<GroundingSample> samples = await GroundingSamples.InvoicesAsync(corpus);
        foreach (GroundingSample sample in samples.Where(sample => !sample.IsNotPrinted("$.total")))
        {
            byte[] scan = await ScanAsync(Path.Combine(corpus, "invoices", sample.Id + ".pdf"), rendering);
            using DocumentContent content = await Document.FromBytes(scan, sample.Id + ".pdf").OpenAsync();
            await using DocumentRenderer renderer = rendering.Open(content);
            List<PageText> pages = cache?.Find(sample.Id) ?? [];
            foreach (DocumentPage page in pages.Count > 0 ? [] : content.Pages)
                pages.Add(await RecognizedText.ReadAsync(page, reader, renderer, CancellationToken.None));
            cache?.Keep(sample.Id, pages);
            PlaceReader places = new RecognizedPlaces(content, reader, rendering).ReadAsync;
            RecordEvidence evidence = new Grounder().Ground(sample.Record, sample.Schema, pages);
            words.Add(new Grounder().Ground(sample.Record, sample.Schema, sample.Pages), evidence, sample, isVerbose);
            if (isBoxesAlone)
                continue;
            first.AddTrue(evidence, sample);
            if (!isOneLook)
                second.AddTrue(await LookAgainAsync(evidence, sample.Record), sample);
            HashSet<FieldPath> sound = [.. evidence.Where(field => field.Verdict != EvidenceVerdict.Absent && !field.IsFlagged && !sample.IsNotPrinted(field.Path.ToString())).Select(field => field.Path)];
            HashSet<string> rules = GroundingReport.Findings(sample, sample.Record);
            foreach (InjectedError error in new ErrorInjection(sample, new PrintIndex(sample.Pages, CancellationToken.None), seed: 1, errorsEach).Make(sound))
            {
                RecordEvidence wrong = new Grounder().Ground(error.Record, sample.Schema, pages);
                bool isByRules = GroundingReport.Findings(sample, error.Record).Except(rules).Any();
                first.AddError(error, wrong[error.Path], isByRules);
                if (!isOneLook)
                    second.AddError(error, (await LookAgainAsync(wrong.With([.. wrong.Where(field => field.Path == error.Path)], []), error.Record))[error.Path], isByRules);
            }

            Task<RecordEvidence> LookAgainAsync(RecordEvidence judged, JsonNode record) =>
                SecondLook.RunAsync(judged, record, sample.Schema, new GroundingOptions { SecondLook = SecondLookReaders.Recognizer }.UseRecognizer(reader), places, CancellationToken.None);

            Console.Error.WriteLine($"{sample.Id}: {first} | {second} | {words}");
        }

        if (!isBoxesAlone)
            Console.WriteLine($"| scans at 150 dpi | true values | flagged | in doubt | settled | {ScanCounts.Heading} |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| one look | {first} |");
        if (!isBoxesAlone && !isOneLook)
            Console.WriteLine($"| and a second one by the recogniser | {second} |");
        Console.WriteLine($"Words: {words}");
    }

    /// <summary>Makes a PDF whose pages are pictures at 150 dpi, with grain.</summary>
    private static async Task<byte[]> ScanAsync(string file, RenderingEngine rendering)
    {
        Random random = new(1);
        using MemoryStream pdf = new();
        using (var scan = SKDocument.CreatePdf(pdf))
        {
            using DocumentContent content = await Document.FromFile(file).OpenAsync();
            await using DocumentRenderer renderer = rendering.Open(content);
            foreach (DocumentPage page in content.Pages)
            {
                PixelSize size = new((int)(page.Size.Width * DotsAnInch / 72), (int)(page.Size.Height * DotsAnInch / 72));
                PageImage image = await renderer.RenderAsync(page, size);
                using SKBitmap bitmap = SKBitmap.Decode(image.Bytes.Span).Copy(SKColorType.Gray8);
                foreach (ref byte pixel in bitmap.GetPixelSpan())
                    pixel = (byte)Math.Clamp((pixel * 0.88) + 16 + ((random.NextDouble() + random.NextDouble() - 1) * Noise), 0, 255);
                using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
                using var picture = SKImage.FromEncodedData(jpeg);
                SKCanvas canvas = scan.BeginPage((float)page.Size.Width, (float)page.Size.Height);
                canvas.DrawImage(picture, new SKRect(0, 0, (float)page.Size.Width, (float)page.Size.Height), new SKSamplingOptions(SKFilterMode.Linear));
                scan.EndPage();
            }

            scan.Close();
        }

        return pdf.ToArray();
    }

    /// <summary>Counts verdicts on true and on wrong values.</summary>
    private sealed class ScanCounts
    {
        public const string Heading = "misread and made up: firm | firm + rules | with doubts + rules | neighbours': firm | firm + rules | with doubts + rules";

        private readonly (int All, int Firm, int Ruled, int Noticed)[] _errors = new (int, int, int, int)[2];
        private int _true;
        private int _flagged;
        private int _doubted;
        private int _settled;

        public void AddTrue(RecordEvidence evidence, GroundingSample sample)
        {
            foreach (FieldEvidence field in evidence.Where(field => field.Verdict != EvidenceVerdict.Absent && !sample.IsNotPrinted(field.Path.ToString())))
            {
                _true++;
                _flagged += field.IsFlagged ? 1 : 0;
                _doubted += field.Verdict == EvidenceVerdict.Unplaced ? 1 : 0;
                _settled += field.IsSettled ? 1 : 0;
            }
        }

        public void AddError(InjectedError error, FieldEvidence? field, bool isByRules)
        {
            ref (int All, int Firm, int Ruled, int Noticed) counts = ref _errors[error.IsNeighbour ? 1 : 0];
            bool isFirm = field is null or { IsFlagged: true };
            counts.All++;
            counts.Firm += isFirm ? 1 : 0;
            counts.Ruled += isFirm || isByRules ? 1 : 0;
            counts.Noticed += isFirm || isByRules || field!.Verdict == EvidenceVerdict.Unplaced ? 1 : 0;
            _settled += field is { IsSettled: true } ? 1 : 0;
        }

        public override string ToString() => $"{_true} | {_flagged} | {_doubted} | {_settled} | {Of(_errors[0])} | {Of(_errors[1])}";

        private static string Of((int All, int Firm, int Ruled, int Noticed) counts) => $"{Share(counts.Firm, counts.All)} | {Share(counts.Ruled, counts.All)} | {Share(counts.Noticed, counts.All)}";

        private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{part} of {all} ({(all == 0 ? 0 : 100.0 * part / all):0.0} %)");
    }

    /// <summary>Counts the values whose box on the scan is that of the text layer: an overlap of half their union or more.</summary>
    private sealed class WordCounts
    {
        private int _right;
        private int _wrong;
        private int _missing;
        private int _touching;
        private double _heights;
        private double _widths;

        public void Add(
            RecordEvidence layer,
            RecordEvidence scan,
            GroundingSample sample,
            bool isVerbose)
        {
            foreach (FieldEvidence truth in layer.Where(field => field is { Verdict: EvidenceVerdict.Supported, Spans.Count: > 0 } && !sample.IsNotPrinted(field.Path.ToString())))
            {
                if (scan[truth.Path] is not { IsFlagged: false, Spans.Count: > 0 } found)
                    _missing++;
                else if (Overlap(truth, found) >= SameBox)
                    _right++;
                else
                    AddOther(truth, found, sample, isVerbose);
            }
        }

        private void AddOther(
            FieldEvidence truth,
            FieldEvidence found,
            GroundingSample sample,
            bool isVerbose)
        {
            _wrong++;
            double overlap = Overlap(truth, found);
            PageBox first = Around(truth), second = Around(found);
            if (overlap > 0)
            {
                _touching++;
                _heights += second.Height / first.Height;
                _widths += second.Width / first.Width;
            }

            if (isVerbose)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Id} {truth.Path} {overlap:0.00}: '{truth.Spans[0].PrintedText}' ({first.Left:0}, {first.Top:0}) {first.Width:0}×{first.Height:0.0}, found '{found.Spans[0].PrintedText}' ({second.Left:0}, {second.Top:0}) {second.Width:0}×{second.Height:0.0} {truth.Reason} {found.Reason}"));
        }

        public override string ToString()
        {
            double precision = (double)_right / Math.Max(1, _right + _wrong), recall = (double)_right / Math.Max(1, _right + _wrong + _missing);
            return string.Create(CultureInfo.InvariantCulture, $"{_right} boxes right, {_wrong} elsewhere ({_touching} of them at the place, {_heights / Math.Max(1, _touching):0.00} times as high and {_widths / Math.Max(1, _touching):0.00} times as wide), {_missing} without: precision {precision:0.000}, recall {recall:0.000}, F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):0.000}");
        }

        private static double Overlap(FieldEvidence a, FieldEvidence b)
        {
            if (a.Spans[0].PageNumber != b.Spans[0].PageNumber)
                return 0;
            PageBox first = Around(a), second = Around(b);
            double shared = first.SharedArea(second);
            return shared / ((first.Width * first.Height) + (second.Width * second.Height) - shared);
        }

        private static PageBox Around(FieldEvidence field) =>
            field.Spans.Where(span => span.PageNumber == field.Spans[0].PageNumber).Select(span => span.Box).Aggregate((box, other) => box.Union(other));
    }
}
