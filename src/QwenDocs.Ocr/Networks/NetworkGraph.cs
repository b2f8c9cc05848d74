using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace QwenDocs.Ocr.Networks;

/// <summary>A network in ONNX format that can be looked through from layer to layer, and changed.</summary>
internal sealed class NetworkGraph
{
    private readonly GraphProto _graph;
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly HashSet<string> _outputs;
    private readonly Dictionary<string, NodeProto> _sources = [];
    private readonly Dictionary<string, List<NodeProto>> _targets = [];

    // By reference: messages of Protocol Buffers compare all that they hold.
    private readonly HashSet<NodeProto> _removed = new(ReferenceEqualityComparer.Instance);

    public NetworkGraph(GraphProto graph)
    {
        _graph = graph;
        _constants = graph.Initializer.ToDictionary(tensor => tensor.Name);
        foreach (NodeProto node in graph.Node.Where(node => node.OpType == "Constant"))
            _constants[node.Output[0]] = node.Attribute[0].T;
        _outputs = [.. graph.Output.Select(output => output.Name)];
        foreach (NodeProto node in graph.Node)
        {
            foreach (string output in node.Output)
                _sources[output] = node;
            foreach (string input in node.Input.Distinct())
                Reads(node, input);
        }
    }

    public IReadOnlyList<NodeProto> Layers => _graph.Node;

    /// <summary>Returns the layer that makes a value, or <see langword="null"/> for inputs and constants.</summary>
    public NodeProto? Source(string value) => _sources.GetValueOrDefault(value);

    /// <summary>Returns the layers that read a value; none where the network itself hands it out.</summary>
    public IReadOnlyList<NodeProto> Targets(string value) => _outputs.Contains(value) ? [] : _targets.GetValueOrDefault(value) ?? [];

    /// <summary>Returns the only layer that reads a value, or <see langword="null"/>.</summary>
    public NodeProto? OnlyTarget(string value) => Targets(value) is [{ } only] ? only : null;

    /// <summary>Splits the inputs of a layer of two into a value and a constant of one number.</summary>
    public bool TrySplit(NodeProto layer, string type, out string value, out float number)
    {
        (value, number) = ("", 0);
        if (layer.OpType != type || layer.Input.Count != 2)
            return false;
        for (int side = 0; side < 2; side++)
        {
            // A divisor stands on the right.
            if ((type != "Div" || side == 1) && TryNumber(layer.Input[side], out number))
            {
                value = layer.Input[1 - side];
                return true;
            }
        }
        return false;
    }

    public bool TryNumber(string name, out float number)
    {
        number = 0;
        if (!_constants.TryGetValue(name, out TensorProto? tensor) || tensor.DataType != (int)TensorProto.Types.DataType.Float)
            return false;
        float[] values = Read(tensor);
        if (values.Length != 1)
            return false;
        number = values[0];
        return true;
    }

    /// <summary>Says whether the weights of a convolution are constants that no other layer uses, so that they may be changed.</summary>
    public bool OwnsWeights(NodeProto convolution) => convolution.Input.Skip(1).All(name => _constants.ContainsKey(name) && _targets[name].Count == 1);

    /// <summary>Reads the weights of a convolution, channel after channel.</summary>
    public float[] Weights(NodeProto convolution) => Read(_constants[convolution.Input[1]]);

    public void Scale(NodeProto convolution, float factor)
    {
        if (factor == 1)
            return;
        float[] weights = Weights(convolution);
        TensorPrimitives.Multiply(weights, factor, weights);
        Write(_constants[convolution.Input[1]], weights);
    }

    /// <summary>Reads what a convolution adds to each of its channels, noughts where it adds nothing.</summary>
    public float[] Bias(NodeProto convolution) => convolution.Input.Count > 2
        ? Read(_constants[convolution.Input[2]])
        : new float[_constants[convolution.Input[1]].Dims[0]];

    public void SetBias(NodeProto convolution, float[] bias)
    {
        if (convolution.Input.Count < 3)
        {
            var tensor = new TensorProto { Name = convolution.Output[0] + ".bias", DataType = (int)TensorProto.Types.DataType.Float, Dims = { bias.Length } };
            _graph.Initializer.Add(tensor);
            _constants[tensor.Name] = tensor;
            convolution.Input.Add(tensor.Name);
            Reads(convolution, tensor.Name);
        }
        Write(_constants[convolution.Input[2]], bias);
    }

    /// <summary>Gives a layer's constant another value, which no other layer sees.</summary>
    public void SetNumber(NodeProto layer, string value, float number)
    {
        var tensor = new TensorProto { Name = layer.Output[0] + ".number", DataType = (int)TensorProto.Types.DataType.Float, Dims = { 1 } };
        Write(tensor, [number]);
        _graph.Initializer.Add(tensor);
        _constants[tensor.Name] = tensor;
        SetInputs(layer, value, tensor.Name);
    }

    public void SetInputs(NodeProto layer, params ReadOnlySpan<string> inputs)
    {
        foreach (string input in layer.Input.Distinct())
            _targets[input].RemoveAll(other => ReferenceEquals(other, layer));
        layer.Input.Clear();
        foreach (string input in inputs)
        {
            layer.Input.Add(input);
            Reads(layer, input);
        }
    }

    /// <summary>Takes a layer out: those that read its output read <paramref name="value"/> instead.</summary>
    public void Remove(NodeProto layer, string value)
    {
        SetInputs(layer);
        foreach (NodeProto target in Targets(layer.Output[0]).ToArray())
            SetInputs(target, [.. target.Input.Select(input => input == layer.Output[0] ? value : input)]);
        _sources.Remove(layer.Output[0]);
        _removed.Add(layer);
    }

    /// <summary>Takes out what was removed, and the constants that no layer reads any more, and ends the changes.</summary>
    public void Finish()
    {
        NodeProto[] layers = [.. _graph.Node.Where(layer => !_removed.Contains(layer) && (layer.OpType != "Constant" || IsRead(layer.Output[0])))];
        TensorProto[] constants = [.. _graph.Initializer.Where(tensor => IsRead(tensor.Name))];
        _graph.Node.Clear();
        _graph.Node.Add(layers);
        _graph.Initializer.Clear();
        _graph.Initializer.Add(constants);
    }

    private static float[] Read(TensorProto tensor) =>
        tensor.RawData.Length > 0 ? MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray() : [.. tensor.FloatData];

    private static void Write(TensorProto tensor, float[] values)
    {
        tensor.FloatData.Clear();
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private bool IsRead(string value) => _outputs.Contains(value) || _targets.GetValueOrDefault(value) is { Count: > 0 };

    private void Reads(NodeProto layer, string value)
    {
        if (!_targets.TryGetValue(value, out List<NodeProto>? layers))
            _targets[value] = layers = [];
        if (!layers.Exists(other => ReferenceEquals(other, layer)))
            layers.Add(layer);
    }
}
