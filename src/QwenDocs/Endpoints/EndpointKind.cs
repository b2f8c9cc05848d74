namespace QwenDocs.Endpoints;

/// <summary>What runs behind an address: it decides the dialect in which requests are written.</summary>
public enum EndpointKind
{
    /// <summary>The OpenRouter service.</summary>
    OpenRouter,

    /// <summary>Any server with OpenAI-style chat completions and <c>response_format</c> of type <c>json_schema</c>.</summary>
    OpenAICompatible,

    /// <summary>A vLLM server.</summary>
    Vllm,

    /// <summary>An SGLang server.</summary>
    SgLang,

    /// <summary>llama.cpp's <c>llama-server</c>.</summary>
    LlamaCpp,

    /// <summary>Ollama by its own API (<c>/api/chat</c>), which can be told the size of the context window.</summary>
    Ollama,

    /// <summary>Ollama by its OpenAI-compatible API (<c>/v1</c>), whose context window is what the server was set to.</summary>
    OllamaCompatible,

    /// <summary>An LMDeploy server.</summary>
    LmDeploy,

    /// <summary>Alibaba Cloud Model Studio (DashScope) in its OpenAI-compatible mode, which takes no schema: it goes into the prompt.</summary>
    DashScope,
}
