using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using QwenDocs.Ocr.Detection;
using QwenDocs.Ocr.Layout;

namespace QwenDocs.Ocr.Recognition;

/// <summary>Recognises the characters of lines with the SVTR network of PP-OCRv4, batches of lines of like width at a time.</summary>
internal sealed class LineRecognizer(InferenceSession session, string[] characters)
{
    private const int Height = 48;
    private const int MaxWidth = 3200;
    private const int MaxBatch = 8;

    // Of all lines of a batch, in pixels. The maps between the layers of wider batches leave the cache: 640 takes a quarter less time than 4096.
    private const int MaxBatchWidth = 640;

    private readonly string _input = session.InputNames[0];
    private readonly string _output = session.OutputNames[0];

    public List<RecognizedLine> Recognize(OcrBitmap page, IReadOnlyList<TextRegion> regions, CancellationToken cancellationToken)
    {
        (TextRegion Region, int Width)[] crops = [.. regions.Select(region => (region, WidthOf(region))).OrderBy(crop => crop.Item2)];
        var lines = new List<RecognizedLine>(crops.Length);
        for (int start = 0; start < crops.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = 1;
            // Like widths only: the network pays for the padding, too.
            while (start + count < crops.Length && count < MaxBatch && crops[start + count].Width * (count + 1) <= MaxBatchWidth && crops[start + count].Width <= (crops[start].Width * 5 / 4) + 32)
                count++;
            Run(page, crops.AsSpan(start, count), lines);
            start += count;
        }
        lines.Sort((a, b) => a.Box.Top != b.Box.Top ? a.Box.Top.CompareTo(b.Box.Top) : a.Box.Left.CompareTo(b.Box.Left));
        return lines;
    }

    private static int WidthOf(TextRegion region) =>
        Math.Clamp((int)Math.Ceiling(Height * region.Width / Math.Max(1, region.Height)), 16, MaxWidth);

    private void Run(OcrBitmap page, ReadOnlySpan<(TextRegion Region, int Width)> crops, List<RecognizedLine> lines)
    {
        int width = (crops[^1].Width + 31) / 32 * 32, item = 3 * Height * width;
        float[] tensor = ArrayPool<float>.Shared.Rent(crops.Length * item);
        var gaps = new InkGaps[crops.Length];
        try
        {
            for (int i = 0; i < crops.Length; i++)
            {
                OcrBitmap crop = LineCrop.Cut(page, crops[i].Region, crops[i].Width, Height);
                LineCrop.Fill(crop, tensor.AsSpan(i * item, item), width);
                gaps[i] = InkGaps.Of(crop);
            }
            using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.AsMemory(0, crops.Length * item), [crops.Length, 3, Height, width]);
            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [_input], [input], [_output]);
            ReadOnlySpan<long> shape = outputs[0].GetTensorTypeAndShape().Shape;
            int steps = (int)shape[1], classes = (int)shape[2];
            ReadOnlySpan<float> probabilities = outputs[0].GetTensorDataAsSpan<float>();
            for (int i = 0; i < crops.Length; i++)
            {
                List<CtcCharacter> read = CtcDecoder.Decode(probabilities.Slice(i * steps * classes, steps * classes), classes, characters, (double)width / steps);
                lines.AddRange(LineAssembly.Assemble(read, gaps[i], crops[i].Region, (double)crops[i].Region.Width / crops[i].Width));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }
}
