using Microsoft.ML.OnnxRuntime;
using QwenDocs.Ocr.Detection;
using QwenDocs.Ocr.Networks;
using QwenDocs.Ocr.Orientation;
using QwenDocs.Ocr.Recognition;

namespace QwenDocs.Ocr;

/// <summary>The three PP-OCRv4 models, loaded.</summary>
internal sealed class OcrModels : IDisposable
{
    private readonly InferenceSession _detection;
    private readonly InferenceSession _recognition;
    private readonly InferenceSession _orientation;

    public OcrModels(int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            // Widths differ from batch to batch: a plan of memory for one shape is of no use to the next.
            EnableMemoryPattern = false,
        };
        // Idle threads must sleep: the process has other work than this.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _detection = Load("detection.onnx", options);
        _recognition = Load("recognition.onnx", options);
        _orientation = Load("orientation.onnx", options);
        Detector = new TextDetector(_detection);
        Recognizer = new LineRecognizer(_recognition, Characters());
        Orientation = new OrientationClassifier(_orientation);
    }

    public TextDetector Detector { get; }

    public LineRecognizer Recognizer { get; }

    public OrientationClassifier Orientation { get; }

    public void Dispose()
    {
        _detection.Dispose();
        _recognition.Dispose();
        _orientation.Dispose();
    }

    private static InferenceSession Load(string name, SessionOptions options)
    {
        using Stream network = Open(name);
        return new InferenceSession(NetworkSimplifier.Simplify(network), options);
    }

    /// <summary>Class 0 is the blank, the dictionary follows, the last class is the space. The euro sign is not in the dictionary: the network reads it as ∈.</summary>
    private static string[] Characters()
    {
        using var reader = new StreamReader(Open("characters.txt"));
        var characters = new List<string> { "" };
        while (reader.ReadLine() is { } line)
            characters.Add(line == "∈" ? "€" : line);
        characters.Add(" ");
        return [.. characters];
    }

    private static Stream Open(string name) =>
        typeof(OcrModels).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
}
