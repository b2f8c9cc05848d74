using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Schemas;
using QwenDocs.Testing.ErringModels;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>An endpoint that knows the truth of a document and answers with errors at set rates, as models are seen to make them: for measuring what finds and mends errors.</summary>
/// <remarks>
/// It answers for the pages of a request, goes on with lists, gives missing rows and corrects values, in the words of this library's prompts. A second question about a value is
/// answered with fresh errors, independent of the first. It serves one document; with the same seed and the same requests its answers are the same.
/// </remarks>
public sealed class ErringModelEndpoint : ModelEndpoint
{
    private readonly JsonNode _truth;
    private readonly ErringModelOptions _options;
    private readonly RecordPages _pages;
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, int> _asked = [];
    private readonly Dictionary<ModelErrorKind, int> _errors = [];

    /// <summary>Initializes a new instance of the <see cref="ErringModelEndpoint"/> class.</summary>
    /// <param name="truth">The true record of the document.</param>
    /// <param name="options">The rates, or <see langword="null"/> for a model that does not err.</param>
    /// <param name="pages">The page of each row and field, such as <c>$.lines[12]</c> on page 3, so that an answer holds what stands on the pages of its request; what is not named stands on every page.</param>
    /// <exception cref="ArgumentException">The truth is no object, or a rate is outside of its range.</exception>
    public ErringModelEndpoint(JsonElement truth, ErringModelOptions? options = null, IReadOnlyDictionary<FieldPath, int>? pages = null)
    {
        if (truth.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("The truth is a record: a JSON object.", nameof(truth));
        _truth = JsonObject.Create(truth.Clone())!;
        _options = (options ?? new ErringModelOptions()).Validated();
        _pages = new RecordPages(pages ?? new Dictionary<FieldPath, int>());
    }

    /// <summary>Gets how many errors of each kind were made so far.</summary>
    public IReadOnlyDictionary<ModelErrorKind, int> Errors
    {
        get
        {
            lock (_gate)
                return new Dictionary<ModelErrorKind, int>(_errors);
        }
    }

    /// <inheritdoc/>
    public override string Name => "erring-model";

    /// <inheritdoc/>
    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Random random;
        ErrorTally tally = new();
        lock (_gate)
        {
            // The question decides, and how often it was asked: answers do not depend on the order in which requests come.
            ulong question = Question(request);
            _asked[question] = _asked.GetValueOrDefault(question) + 1;
            random = new Random(unchecked((int)(question ^ (question >> 32)) ^ (_options.Seed * 397) ^ (_asked[question] * 7919)));
        }

        string content = new ErringAnswer(_truth, _options, _pages, random, tally).Write(request);
        lock (_gate)
        {
            foreach ((ModelErrorKind kind, int count) in tally.Counts)
                _errors[kind] = _errors.GetValueOrDefault(kind) + count;
        }

        int tokens = TextTokenizer.CountTokens(content);
        FinishReason reason = FinishReason.Stop;
        if (request.MaxCompletionTokens is { } most && tokens > most)
        {
            content = content[..(int)((long)content.Length * most / tokens)];
            (tokens, reason) = (most, FinishReason.Length);
        }

        int prompt = PromptTokens(request);
        return Task.FromResult(new ModelResponse
        {
            Model = request.Model,
            Content = content,
            FinishReason = reason,
            Usage = new TokenUsage(prompt, tokens, _options.Price.GetCost(prompt, tokens)),
        });
    }

    private static ulong Question(ModelRequest request)
    {
        XxHash64 hash = new();
        foreach (ModelContent part in request.Messages.SelectMany(message => message.Parts))
            hash.Append(Encoding.UTF8.GetBytes(part is ModelText text ? text.Value : part is ModelImage image ? FormattableString.Invariant($"page {image.Page.PageNumber}") : ""));
        return hash.GetCurrentHashAsUInt64();
    }

    // A plan counts the first request: what was answered and asked since comes on top.
    private static int PromptTokens(ModelRequest request)
    {
        int last = request.Messages.Count - 1;
        while (last > 0 && !request.Messages[last].Parts.Any(part => part is ModelImage))
            last--;
        int since = last <= 0 ? request.Messages.Count : last + 1;
        return (request.PromptTokens ?? request.Messages.Take(since).Sum(Count)) + request.Messages.Skip(since).Sum(Count);

        static int Count(ModelMessage message) => message.Parts.OfType<ModelText>().Sum(text => TextTokenizer.CountTokens(text.Value));
    }
}
