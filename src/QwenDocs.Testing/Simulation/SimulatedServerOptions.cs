using System.Security.Cryptography.X509Certificates;
using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>What a simulated server pretends to be.</summary>
public sealed class SimulatedServerOptions
{
    /// <summary>Gets or sets the kind of server whose errors look like the simulated ones.</summary>
    /// <value>The default is <see langword="null"/>: Ollama's on its own API, and OpenAI's elsewhere.</value>
    public EndpointKind? Kind { get; set; }

    /// <summary>Gets or sets the model whose tokens are counted.</summary>
    /// <value>The default is <see cref="VisionModelProfile.Qwen25VL"/>.</value>
    public VisionModelProfile Model { get; set; } = VisionModelProfile.Qwen25VL;

    /// <summary>Gets or sets the context window in tokens; a request whose prompt and answer do not fit is refused as vLLM refuses it.</summary>
    /// <value>The default is <see langword="null"/>: the model's own window.</value>
    public int? MaxModelLength { get; set; }

    /// <summary>Gets or sets the largest body that is taken, in bytes; a larger one is refused with 413.</summary>
    /// <value>The default is 256 MiB. Range: 1 byte and more.</value>
    public long MaxBodyBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Gets or sets what the server says of its models.</summary>
    /// <value>The default lists the one model of <see cref="Model"/>, and takes every name.</value>
    public SimulatedCatalog Catalog { get; set; } = new();

    /// <summary>Gets or sets the certificate with which the server speaks https.</summary>
    /// <value>The default is <see langword="null"/>: it speaks http.</value>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Gets or sets the key without which requests are refused with 401.</summary>
    /// <value>The default is <see langword="null"/>: no key is asked for.</value>
    public string? ApiKey { get; set; }
}
