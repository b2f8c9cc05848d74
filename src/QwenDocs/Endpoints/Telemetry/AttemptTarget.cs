namespace QwenDocs.Endpoints.Telemetry;

/// <summary>Whom an attempt asks.</summary>
/// <param name="Provider">The kind of server, such as <c>openrouter</c> or <c>vllm</c>.</param>
/// <param name="Model">The model.</param>
/// <param name="Address">The server's address, where there is one.</param>
internal readonly record struct AttemptTarget(string Provider, string Model, Uri? Address);
