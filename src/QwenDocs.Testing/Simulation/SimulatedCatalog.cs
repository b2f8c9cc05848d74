using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>What a simulated server says of its models when it is asked, in the form of each kind of server.</summary>
public sealed class SimulatedCatalog
{
    /// <summary>Gets or sets the models by name; a request for another one is refused with 404 as vLLM refuses it.</summary>
    /// <value>The default is none: every name is taken, and the list holds the profile's name.</value>
    public IList<string> Models { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the model takes pictures; if not, a request with pictures is refused with 400 as vLLM refuses it.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AcceptsImages { get; set; } = true;

    /// <summary>Gets or sets the providers that OpenRouter's path for a model's endpoints names.</summary>
    /// <value>The default is none: one provider with the server's own window.</value>
    public IList<ModelOffer> Offers { get; set; } = [];

    /// <summary>Gets or sets what OpenRouter's path for the key says.</summary>
    /// <value>The default is a key without a limit.</value>
    public OpenRouterKeyInfo Key { get; set; } = new();

    /// <summary>Gets or sets the window that Ollama's model file sets (<c>num_ctx</c>), in tokens.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public int? OllamaContext { get; set; }
}
