using System.Runtime.CompilerServices;
using System.Threading.Channels;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Something that answers chat completions with pictures: a server on the network, or a reader on this machine.</summary>
/// <remarks>Implementations may be called from several threads at once.</remarks>
public abstract class ModelEndpoint
{
    /// <summary>Gets the name for logs and results, such as <c>openrouter</c> or <c>offline</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the kind of server or service, such as <c>openrouter</c> or <c>vllm</c>, as telemetry names it.</summary>
    /// <value>The default is <see cref="Name"/>.</value>
    public virtual string ProviderName => Name;

    /// <summary>Gets the address that requests are sent to, or <see langword="null"/> where there is none.</summary>
    public virtual Uri? Address => null;

    /// <summary>Gets the model that this endpoint asks for whatever a request names, or <see langword="null"/> where it takes the request's own.</summary>
    public virtual string? Model => null;

    /// <summary>Gets a value indicating whether telling the endpoint what was wrong can change its answer. Where it cannot, nothing is asked again.</summary>
    public virtual bool SupportsCorrection => true;

    /// <summary>Gets a value indicating whether the endpoint reads the text of pages as well as their pictures. One that does not is sent pictures, whatever the plan's options say.</summary>
    public virtual bool SupportsPageText => true;

    /// <summary>Gets a value indicating whether the endpoint takes the words of a page, with their places, from <see cref="ModelImage.PageText"/>: one in this process that would recognise the picture.</summary>
    internal virtual bool TakesPageWords => false;

    /// <summary>Asks the endpoint what it says of a model: window, longest answer, price, pictures. Nothing is paid for it.</summary>
    /// <param name="model">The model; an endpoint with a <see cref="Model"/> of its own tells of that one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The limits; <see cref="ModelLimits.Unknown"/> where the endpoint says nothing.</returns>
    /// <exception cref="EndpointException">The endpoint failed, or has no such model.</exception>
    public virtual Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default) => Task.FromResult(ModelLimits.Unknown);

    /// <summary>Narrows a profile to the pictures that this kind of server leaves as they are, so that plans count what the server does.</summary>
    /// <param name="profile">The model's profile. Limits that differ from the model's own are taken for the server's, and left alone.</param>
    /// <returns>The profile that pages are sized for; by default the same.</returns>
    public virtual VisionModelProfile LimitPictures(VisionModelProfile profile) => profile;

    /// <summary>Returns the words that the endpoint adds to the end of the system message to say what the answer must look like, so that plans can count them.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The words, or <see langword="null"/> where the schema is sent beside the messages.</returns>
    public virtual string? GetSchemaPrompt(RecordSchema schema) => null;

    /// <summary>Sends one request and waits for the whole answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait and the connection.</param>
    /// <returns>The answer, as the model gave it.</returns>
    /// <exception cref="EndpointException">The endpoint failed or refused.</exception>
    public abstract Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends one request and gives the answer piece by piece; the last update holds the whole.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait and the connection. So does leaving the loop early.</param>
    /// <returns>The updates. An endpoint that cannot stream gives the text in one.</returns>
    /// <exception cref="EndpointException">The endpoint failed or refused.</exception>
    public virtual async IAsyncEnumerable<ModelResponseUpdate> StreamAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var updates = Channel.CreateUnbounded<ModelResponseUpdate>(new UnboundedChannelOptions { SingleReader = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ModelResponse> completing = CompleteIntoAsync(request, updates.Writer, left.Token);
        try
        {
            bool isStreamed = false;
            await foreach (ModelResponseUpdate? update in updates.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                isStreamed = true;
                yield return update;
            }

            ModelResponse completion = await completing.ConfigureAwait(false);
            yield return new ModelResponseUpdate(isStreamed ? string.Empty : completion.Content) { Response = completion };
        }
        finally
        {
            await left.CancelAsync().ConfigureAwait(false);
            await ((Task)completing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ModelResponse> CompleteIntoAsync(ModelRequest request, ChannelWriter<ModelResponseUpdate> writer, CancellationToken cancellationToken)
    {
        try
        {
            return await CompleteAsync(request with { Progress = new UpdateWriter(writer, request.Progress) }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writer.TryComplete();
        }
    }

    private sealed class UpdateWriter(ChannelWriter<ModelResponseUpdate> writer, IProgress<ModelResponseUpdate>? next) : IProgress<ModelResponseUpdate>
    {
        public void Report(ModelResponseUpdate value)
        {
            writer.TryWrite(value);
            next?.Report(value);
        }
    }
}
