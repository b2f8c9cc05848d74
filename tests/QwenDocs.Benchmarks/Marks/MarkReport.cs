using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tests.Grounding.Marks;
using SkiaSharp;

namespace QwenDocs.Benchmarks.Marks;

/// <summary>Counts what the ink of generated forms says of right and of wrong marks: drawn, as scans with known words, and as scans that a recogniser reads. Seeds are fixed.</summary>
internal static class MarkReport
{
    public static async Task RunAsync(string[] args)
    {
        int forms = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out int count) ? count : 40;
        bool isVerbose = args.Contains("--verbose");
        using RenderingEngine rendering = new();
        if (args is ["--picture", var file])
        {
            await DrawAsync(rendering, file);
            return;
        }

        await using OcrReader reader = new(new OcrOptions { Threads = 2 });
        Console.WriteLine("| forms | marks | right ones flagged | in doubt | wrong ones flagged | in doubt | ms a page |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (int rotate in new[] { 0, 90, 180, 270 })
        {
            await ReportAsync($"with a text layer, {rotate}°", forms, isVerbose, async (seed, counts) =>
            {
                (byte[] pdf, MarkRecord truth) = new MarkForm(seed + (rotate * 1000)).Draw(rotate);
                await counts.AddAsync($"{rotate}-{seed}", pdf, null, truth, rendering, CancellationToken.None);
            });
        }

        await ReportAsync("round buttons, with a text layer", forms, isVerbose, async (seed, counts) =>
        {
            (byte[] pdf, MarkRecord truth) = new MarkForm(seed + 7000, isRound: true).Draw();
            await counts.AddAsync($"round-{seed}", pdf, null, truth, rendering, CancellationToken.None);
        });
        await ReportAsync("columns of tables, with a text layer", forms, isVerbose, async (seed, counts) =>
        {
            (byte[] pdf, MarkedGoods truth) = new MarkTable(seed + 8000).Draw();
            await counts.AddAsync($"table-{seed}", pdf, null, truth, rendering, CancellationToken.None);
        });
        await ReportAsync("columns of tables, scans at 150 dpi, noise ±40, words known", forms, isVerbose, async (seed, counts) =>
        {
            (byte[] pdf, MarkedGoods truth) = new MarkTable(seed + 8000).Draw();
            ScannedForm scan = await ScannedForm.OfAsync(pdf, rendering, seed, 40, CancellationToken.None);
            await counts.AddAsync($"table-scan-{seed}", scan.Png, scan, truth, rendering, CancellationToken.None);
        });
        foreach (int noise in new[] { 40, 90 })
        {
            await ReportAsync($"scans at 150 dpi, noise ±{noise}, words known", forms, isVerbose, async (seed, counts) =>
            {
                (byte[] pdf, MarkRecord truth) = new MarkForm(seed + 5000).Draw();
                ScannedForm scan = await ScannedForm.OfAsync(pdf, rendering, seed, noise, CancellationToken.None);
                await counts.AddAsync($"scan-{seed}", scan.Png, scan, truth, rendering, CancellationToken.None);
            });
        }

        await ReportAsync("scans at 150 dpi, noise ±40, words recognised", forms, isVerbose, async (seed, counts) =>
        {
            (byte[] pdf, MarkRecord truth) = new MarkForm(seed + 5000).Draw();
            ScannedForm scan = await ScannedForm.OfAsync(pdf, rendering, seed, 40, CancellationToken.None);
            await counts.AddAsync($"ocr-{seed}", scan.Png, reader, truth, rendering, CancellationToken.None);
        });
    }

    /// <summary>Draws a form with the places that the evidence names: green where it bears the record out, red where it contradicts it.</summary>
    private static async Task DrawAsync(RenderingEngine rendering, string file)
    {
        (byte[] pdf, MarkRecord truth) = new MarkForm(1).Draw(0, new MarkRecord
        {
            ShipperSignature = Mark.Present,
            CarrierSignature = Mark.Absent,
            CarrierStamp = Mark.Present,
            Original = Mark.Present,
            TelexRelease = Mark.Absent,
            DangerousGoods = Mark.Absent,
            Number = "HB-2026-0817",
        });
        var schema = RecordSchema.For<MarkRecord>();
        using DocumentContent content = await Document.FromBytes(pdf, "form.pdf").OpenAsync();
        MarkRecord claimed = truth with { CarrierSignature = Mark.Present, TelexRelease = Mark.Present };
        RecordEvidence evidence = await new Grounder().GroundAsync(JsonSerializer.SerializeToNode(claimed, schema.TypeInfo), schema, content, rendering);
        await using DocumentRenderer renderer = rendering.Open(content);
        PageImage image = await renderer.RenderAsync(content.Pages[0], new PixelSize(893, 1263));
        using SKBitmap bitmap = SKBitmap.Decode(image.Bytes.Span).Copy(SKColorType.Bgra8888);
        using (SKCanvas canvas = new(bitmap))
        {
            foreach (FieldEvidence field in evidence)
            {
                using SKPaint paint = new() { Style = SKPaintStyle.Stroke, StrokeWidth = 3, Color = field.IsFlagged ? SKColors.Firebrick : SKColors.SeaGreen };
                foreach (EvidenceSpan span in field.Instead is { } instead ? [instead] : field.Spans)
                    canvas.DrawRect(new SKRect((float)(span.Box.Left * 1.5) - 3, (float)(span.Box.Top * 1.5) - 3, (float)(span.Box.Right * 1.5) + 3, (float)(span.Box.Bottom * 1.5) + 3), paint);
            }
        }

        // The lines of text above say nothing.
        using SKBitmap lower = new(bitmap.Width, 760);
        bitmap.ExtractSubset(lower, SKRectI.Create(0, 460, bitmap.Width, 760));
        using SKData png = lower.Encode(SKEncodedImageFormat.Png, 100);
        await File.WriteAllBytesAsync(file, png.ToArray());
    }

    private static async Task ReportAsync(string title, int forms, bool isVerbose, Func<int, MarkCounts, Task> add)
    {
        MarkCounts counts = new();
        long start = Stopwatch.GetTimestamp();
        for (int seed = 0; seed < forms; seed++)
            await add(seed, counts);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds / (2 * forms);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {counts.Marks} | {counts.FalseAlarms} | {counts.RightInDoubt} | {counts.ErrorsFound} | {counts.ErrorsInDoubt} | {time:0} |"));
        if (isVerbose)
            Console.WriteLine(string.Join('\n', counts.Misses));
    }
}
