using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace QwenDocs.Ocr.Detection;

/// <summary>Finds lines of text with the DB network (Liao et al. 2020, "Real-time Scene Text Detection with Differentiable Binarization").</summary>
internal sealed class TextDetector(InferenceSession session)
{
    // The network's input normalisation, in the order in which its channels are fed: blue, green, red.
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    private readonly string _input = session.InputNames[0];
    private readonly string _output = session.OutputNames[0];

    public List<TextRegion> Detect(OcrBitmap page, int longestSide)
    {
        double scale = Math.Min(1, (double)longestSide / Math.Max(page.Width, page.Height));
        int width = Multiple(page.Width * scale), height = Multiple(page.Height * scale);
        OcrBitmap scaled = page.Resize(width, height);
        int area = width * height;
        float[] tensor = ArrayPool<float>.Shared.Rent(3 * area);
        try
        {
            Fill(scaled.Pixels, tensor, area);
            using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.AsMemory(0, 3 * area), [1, 3, height, width]);
            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [_input], [input], [_output]);
            return TextComponents.Find(outputs[0].GetTensorDataAsSpan<float>(), width, height, (double)page.Width / width, (double)page.Height / height);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }

    private static int Multiple(double side) => Math.Max(32, (int)Math.Round(side / 32) * 32);

    private static void Fill(ReadOnlySpan<byte> pixels, Span<float> tensor, int area)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            Span<float> plane = tensor.Slice(channel * area, area);
            float factor = 1 / (255 * Deviation[channel]), offset = Mean[channel] / Deviation[channel];
            for (int i = 0; i < plane.Length; i++)
                plane[i] = pixels[(i * 4) + channel] * factor - offset;
        }
    }
}
