using System.Net;
using System.Net.Sockets;
using QwenDocs.Endpoints.Dialects;

namespace QwenDocs.Endpoints;

/// <summary>Where a model is served and how it is spoken to.</summary>
public sealed class EndpointOptions
{
    private const int OllamaPort = 11_434;

    /// <summary>Gets or sets what runs behind the address.</summary>
    /// <value>There is no default: where documents go is always said. Without it the options are refused.</value>
    public EndpointKind? Kind { get; set; }

    /// <summary>Gets or sets the address above <c>chat/completions</c>, such as <c>http://gpu:8000/v1</c>. An address without a path gets the dialect's own (<c>/v1</c>).</summary>
    /// <value>The default is the service's own address for OpenRouter and DashScope, and the usual port on this machine for servers that have one. Range: absolute http or https.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the key, sent as a bearer token.</summary>
    /// <value>The default is none. Over plain http a key is sent only to loopback and private addresses. Range: printable ASCII.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the model by the name that this endpoint knows. It takes the place of the request's own model name.</summary>
    /// <value>The default is <see langword="null"/>: the request's own model is asked for.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets how OpenRouter chooses a host. Other kinds ignore it.</summary>
    /// <value>The default asks for providers that honour schemas and do not collect data.</value>
    public OpenRouterOptions OpenRouter { get; set; } = new();

    /// <summary>Gets or sets timeouts and retries.</summary>
    /// <value>The default tries five times, for as long as the request's size asks for.</value>
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>Gets or sets whether answers are streamed, and what ends a stream early.</summary>
    /// <value>The default streams all answers.</value>
    public StreamingOptions Streaming { get; set; } = new();

    internal bool Streams(ModelRequest request) => Streaming.IsEnabled || request.Progress is not null;

    /// <summary>Tells by an address what runs there, where its port is that of one kind of server alone.</summary>
    internal static EndpointKind RecognizeKind(Uri address) => IsOllama(address) ? EndpointKind.Ollama : EndpointKind.OpenAICompatible;

    internal void Validate()
    {
        if (Kind is not { } kind)
            throw new ArgumentException($"Kind must name what runs behind the address: {string.Join(", ", Enum.GetNames<EndpointKind>())}.", nameof(Kind));
        if (!Enum.IsDefined(kind))
            throw new ArgumentException($"There is no endpoint kind {(int)kind}.", nameof(Kind));
        var dialect = EndpointDialect.For(kind);
        if (ApiKey is null && dialect.NeedsKey && (BaseAddress is null || BaseAddress.Host.EndsWith(dialect.DefaultBaseAddress!.Host, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"ApiKey is missing: {dialect.Name} answers nobody without one. If a server of your own was meant, Kind names it.", nameof(ApiKey));
        if (ApiKey is not null && (ApiKey.Length == 0 || ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~')))
            throw new ArgumentException("ApiKey must be printable ASCII without spaces; a line break from a file is a common cause. Use null for a server without a key.", nameof(ApiKey));
        if (Model is not null && string.IsNullOrWhiteSpace(Model))
            throw new ArgumentException("Model must not be empty; use null to take the request's own model.", nameof(Model));
        ArgumentNullException.ThrowIfNull(OpenRouter);
        OpenRouter.Validate();
        ArgumentNullException.ThrowIfNull(Resilience);
        Resilience.Validate();
        ArgumentNullException.ThrowIfNull(Streaming);
        Streaming.Validate();
        if ((BaseAddress ?? dialect.AddressFor(this)) is not { } address)
            throw new ArgumentException($"BaseAddress is missing; {dialect.Name} has no default address.", nameof(BaseAddress));
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException("BaseAddress must be an absolute http or https address.", nameof(BaseAddress));
        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            throw new ArgumentException("BaseAddress must have no query, fragment or user name; give a key as ApiKey.", nameof(BaseAddress));
        if (kind == EndpointKind.OpenAICompatible && IsOllama(address))
            throw new ArgumentException($"Port {OllamaPort} is Ollama's, whose compatible API cuts a longer prompt at a small window and tells nobody. Set Kind to Ollama, which is told the window with each request, or to OllamaCompatible where the server itself is set to a large one.", nameof(Kind));
        if (ApiKey is not null && address.Scheme == Uri.UriSchemeHttp && !IsPrivate(address))
            throw new ArgumentException($"A key would travel to {address.Host} unencrypted. Use https, or an address on a private network.", nameof(BaseAddress));
    }

    private static bool IsOllama(Uri address) => address.IsAbsoluteUri && address.Port == OllamaPort;

    // Names without a dot and the reserved suffixes are those of container networks and home or office networks.
    private static bool IsPrivate(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip)
            ? IsPrivate(ip)
            : !address.Host.Contains('.') || PrivateSuffixes.Any(suffix => address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));

    private static readonly string[] PrivateSuffixes = [".local", ".localhost", ".internal", ".lan", ".home.arpa", ".svc"];

    private static bool IsPrivate(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6)
            ip = ip.MapToIPv4();
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
            return ip.IsIPv6UniqueLocal || ip.IsIPv6LinkLocal;
        byte[] bytes = ip.GetAddressBytes();
        return bytes[0] is 10 || (bytes[0], bytes[1]) is (192, 168) or (169, 254) or (172, >= 16 and <= 31) or (100, >= 64 and <= 127);
    }
}
