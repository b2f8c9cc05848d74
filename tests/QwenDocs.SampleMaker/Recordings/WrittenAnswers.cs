using System.Security.Cryptography;
using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.SampleMaker.Recordings;

/// <summary>Answers about the pictures of a sample as they were written by hand: FILE.json, and FILE.correction.json where values are asked for again.</summary>
internal sealed class WrittenAnswers : ModelEndpoint
{
    private readonly string _answers;
    private readonly Dictionary<string, string> _pictures;

    public WrittenAnswers(string pictures, string answers)
    {
        _answers = answers;
        _pictures = Directory.EnumerateFiles(pictures).ToDictionary(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), file => Path.GetFileNameWithoutExtension(file)!);
    }

    public override string Name => "written";

    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        // The pictures have the size that the model sees, and are sent as they are: the hash of the file is that of what is sent.
        ModelImage image = request.Messages.SelectMany(message => message.Parts).OfType<ModelImage>().Single();
        bool isCorrection = request.Messages.Any(message => message.Role == ModelRole.Assistant);
        string file = Path.Combine(_answers, $"{_pictures[image.Page.Sha256]}{(isCorrection ? ".correction" : "")}.json");
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no answer {file} to this request:\n{request}");
        string content = (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd();
        return new ModelResponse
        {
            Model = "written by hand",
            Content = content,
            FinishReason = FinishReason.Stop,
            Usage = new TokenUsage(request.PromptTokens ?? 0, TextTokenizer.CountTokens(content)) { IsEstimated = true },
        };
    }
}
