using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using QwenDocs.Ocr.Networks;

namespace QwenDocs.Ocr.Tests;

public sealed class NetworkSimplifierTests
{
    [Theory]
    [InlineData("detection.onnx", 96, 64)]
    [InlineData("recognition.onnx", 48, 160)]
    [InlineData("orientation.onnx", 48, 192)]
    public void A_simplified_network_computes_the_same_with_fewer_layers(string name, int height, int width)
    {
        byte[] original = Resource(name), simplified = NetworkSimplifier.Simplify(new MemoryStream(original));
        Layers(simplified).ShouldBeLessThan(Layers(original));

        float[] pixels = new float[2 * 3 * height * width];
        var random = new Random(1);
        foreach (ref float pixel in pixels.AsSpan())
            pixel = (random.NextSingle() * 4) - 2;
        float[] expected = Run(original, pixels, height, width), actual = Run(simplified, pixels, height, width);
        TensorPrimitives.Distance(expected, actual).ShouldBeLessThan(1e-3f * Math.Max(1, TensorPrimitives.Norm(expected)));
    }

    [Fact]
    public void Networks_of_another_kind_stay_as_they_are()
    {
        var model = new ModelProto
        {
            Graph = new GraphProto
            {
                Node = { new NodeProto { OpType = "Relu", Input = { "in" }, Output = { "out" } } },
                Output = { new ValueInfoProto { Name = "out" } },
            },
        };
        using var stream = new MemoryStream();
        using (var writer = new Google.Protobuf.CodedOutputStream(stream, leaveOpen: true))
            model.WriteTo(writer);
        stream.Position = 0;
        NetworkSimplifier.Simplify(stream).ShouldBe(stream.ToArray());
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(OcrReader).Assembly.GetManifestResourceStream(name).ShouldNotBeNull();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static int Layers(byte[] network) => ModelProto.Parser.ParseFrom(network).Graph.Node.Count(node => node.OpType != "Constant");

    private static float[] Run(byte[] network, float[] pixels, int height, int width)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(network, options);
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [2, 3, height, width]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [session.InputNames[0]], [input], [session.OutputNames[0]]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
