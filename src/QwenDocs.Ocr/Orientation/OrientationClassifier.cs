using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using QwenDocs.Ocr.Detection;
using QwenDocs.Ocr.Recognition;

namespace QwenDocs.Ocr.Orientation;

/// <summary>Tells whether a page stands on its head, by the vote of its longest lines.</summary>
internal sealed class OrientationClassifier(InferenceSession session)
{
    private const int Width = 192;
    private const int Height = 48;
    private const int Voters = 8;
    private const float MinProbability = 0.9f;

    private readonly string _input = session.InputNames[0];
    private readonly string _output = session.OutputNames[0];

    public bool IsUpsideDown(OcrBitmap page, IReadOnlyList<TextRegion> regions)
    {
        TextRegion[] voters = [.. regions.Where(region => region.Width > region.Height).OrderByDescending(region => region.Width).Take(Voters)];
        if (voters.Length == 0)
            return false;
        const int Item = 3 * Width * Height;
        float[] tensor = ArrayPool<float>.Shared.Rent(voters.Length * Item);
        try
        {
            for (int i = 0; i < voters.Length; i++)
            {
                // The network wants four heights of width: the start of a long line is enough.
                TextRegion start = voters[i] with { Right = Math.Min(voters[i].Right, voters[i].Left + (voters[i].Height * Width / Height)) };
                int width = Math.Clamp((int)(start.Width * Height / start.Height), 1, Width);
                OcrBitmap crop = LineCrop.Cut(page, start, width, Height);
                LineCrop.Fill(crop, tensor.AsSpan(i * Item, Item), Width);
            }
            using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.AsMemory(0, voters.Length * Item), [voters.Length, 3, Height, Width]);
            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [_input], [input], [_output]);
            ReadOnlySpan<float> classes = outputs[0].GetTensorDataAsSpan<float>();
            int votes = 0;
            for (int i = 0; i < voters.Length; i++)
                votes += classes[(2 * i) + 1] > MinProbability ? 1 : 0;
            return votes * 2 > voters.Length;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }
}
