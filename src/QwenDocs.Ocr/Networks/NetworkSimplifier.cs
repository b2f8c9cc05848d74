using System.Numerics.Tensors;
using Google.Protobuf;
using Onnx;

namespace QwenDocs.Ocr.Networks;

/// <summary>
/// Rewrites a network so that it computes the same in fewer passes. As exported, the networks of PP-OCRv4 (PP-LCNetV3, Paddle2ONNX) have eight layers that work
/// number by number behind each convolution, which take longer than the convolution itself; ONNX Runtime merges none of them.
/// </summary>
/// <remarks>
/// Three identities are used: <c>x · clip(x + 3, 0, 6) / 6 = x · HardSigmoid(x)</c> with slope 1/6 and offset 1/2; a number that multiplies or is added
/// behind a convolution belongs into its weights and bias; one before a convolution too, save that an added number must stay where the convolution pads with noughts.
/// </remarks>
internal static class NetworkSimplifier
{
    /// <summary>Simplifies a network.</summary>
    /// <param name="network">The network in ONNX format.</param>
    /// <returns>The simplified network in the same format; results differ by rounding alone.</returns>
    public static byte[] Simplify(Stream network)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(network);
        var graph = new NetworkGraph(model.Graph);
        foreach (NodeProto layer in graph.Layers.ToArray())
            MergeHardSwish(graph, layer);
        foreach (NodeProto layer in graph.Layers.ToArray())
            FoldBackwards(graph, layer);
        foreach (NodeProto layer in graph.Layers.ToArray())
            FoldFactor(graph, layer);
        foreach (NodeProto layer in graph.Layers.ToArray())
            FoldSummand(graph, layer);
        graph.Finish();
        return model.ToByteArray();
    }

    private static void MergeHardSwish(NetworkGraph graph, NodeProto add)
    {
        if (!graph.TrySplit(add, "Add", out string x, out float three) || three != 3
            || graph.OnlyTarget(add.Output[0]) is not { OpType: "Clip" } clip || !IsZeroToSix(graph, clip)
            || graph.OnlyTarget(clip.Output[0]) is not { OpType: "Mul" } product || !product.Input.Contains(x)
            || graph.OnlyTarget(product.Output[0]) is not { } quotient || !graph.TrySplit(quotient, "Div", out _, out float six) || six != 6)
        {
            return;
        }
        graph.Remove(clip, add.Output[0]);
        graph.Remove(quotient, product.Output[0]);
        add.OpType = "HardSigmoid";
        add.Attribute.Add([Attribute("alpha", 1f / 6), Attribute("beta", 0.5f)]);
        graph.SetInputs(add, x);
    }

    private static bool IsZeroToSix(NetworkGraph graph, NodeProto clip) => Bound(graph, clip, 1, "min") == 0 && Bound(graph, clip, 2, "max") == 6;

    // Bounds are attributes up to version 10 of the operators, and inputs from 11 on.
    private static float? Bound(NetworkGraph graph, NodeProto clip, int input, string attribute) =>
        clip.Input.Count > input ? graph.TryNumber(clip.Input[input], out float number) ? number : null
        : clip.Attribute.FirstOrDefault(candidate => candidate.Name == attribute)?.F;

    private static void FoldBackwards(NetworkGraph graph, NodeProto layer)
    {
        if (!IsAffine(graph, layer, out string value, out float factor, out float summand) || graph.Source(value) is not { OpType: "Conv" } convolution
            || !ReferenceEquals(graph.OnlyTarget(value), layer) || !graph.OwnsWeights(convolution))
        {
            return;
        }
        graph.Scale(convolution, factor);
        graph.SetBias(convolution, [.. graph.Bias(convolution).Select(bias => (bias * factor) + summand)]);
        graph.Remove(layer, value);
    }

    /// <summary>Moves a factor into the convolutions that follow, past a summand where there is one.</summary>
    private static void FoldFactor(NetworkGraph graph, NodeProto layer)
    {
        if (!graph.TrySplit(layer, "Mul", out string value, out float factor) || factor == 0)
            return;
        NodeProto last = layer;
        float summand = 0;
        if (graph.OnlyTarget(layer.Output[0]) is { } next && graph.TrySplit(next, "Add", out _, out summand))
            last = next;
        if (!AreConvolutions(graph, last.Output[0], out IReadOnlyList<NodeProto> convolutions))
            return;
        foreach (NodeProto convolution in convolutions)
            graph.Scale(convolution, factor);
        if (!ReferenceEquals(last, layer))
            graph.SetNumber(last, layer.Output[0], summand / factor);
        graph.Remove(layer, value);
    }

    private static void FoldSummand(NetworkGraph graph, NodeProto layer)
    {
        if (!graph.TrySplit(layer, "Add", out string value, out float summand)
            || !AreConvolutions(graph, layer.Output[0], out IReadOnlyList<NodeProto> convolutions) || !convolutions.All(IsUnpadded))
        {
            return;
        }
        foreach (NodeProto convolution in convolutions)
        {
            float[] weights = graph.Weights(convolution), bias = graph.Bias(convolution);
            int perChannel = weights.Length / bias.Length;
            graph.SetBias(convolution, [.. bias.Select((old, channel) => old + (summand * TensorPrimitives.Sum(weights.AsSpan(channel * perChannel, perChannel))))]);
        }
        graph.Remove(layer, value);
    }

    private static bool IsAffine(NetworkGraph graph, NodeProto layer, out string value, out float factor, out float summand)
    {
        summand = 0;
        if (graph.TrySplit(layer, "Mul", out value, out factor))
            return true;
        factor = 1;
        return graph.TrySplit(layer, "Add", out value, out summand);
    }

    private static bool AreConvolutions(NetworkGraph graph, string value, out IReadOnlyList<NodeProto> convolutions)
    {
        convolutions = graph.Targets(value);
        return convolutions.Count > 0 && convolutions.All(target => target.OpType == "Conv" && target.Input[0] == value && graph.OwnsWeights(target));
    }

    private static bool IsUnpadded(NodeProto convolution) => !convolution.Attribute.Any(attribute =>
        (attribute.Name == "pads" && attribute.Ints.Any(pad => pad != 0)) || attribute.Name == "auto_pad");

    private static AttributeProto Attribute(string name, float value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };
}
