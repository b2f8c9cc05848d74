using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Telemetry;

namespace QwenDocs.Endpoints;

/// <summary>What everything that works for one endpoint shares: its name, its words for failures, the clock, and where telemetry goes.</summary>
internal sealed record EndpointServices(string EndpointName, EndpointErrors Errors, TimeProvider Time, EndpointTelemetry Telemetry);
