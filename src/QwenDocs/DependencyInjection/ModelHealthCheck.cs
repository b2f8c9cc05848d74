using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QwenDocs.Endpoints;

namespace QwenDocs.DependencyInjection;

/// <summary>Asks an endpoint for the limits of its model. The registration's timeout ends the wait.</summary>
internal sealed class ModelHealthCheck(ModelEndpoint endpoint, string model) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> data = new() { ["endpoint"] = endpoint.Name, ["model"] = endpoint.Model ?? model };
        try
        {
            ModelLimits limits = await endpoint.GetModelLimitsAsync(model, cancellationToken).ConfigureAwait(false);
            if (limits.ContextTokens is { } window)
                data["contextTokens"] = window;
            return limits.AcceptsImages == false
                ? new HealthCheckResult(context.Registration.FailureStatus, $"{endpoint.Name}: the model takes no pictures.", data: data)
                : HealthCheckResult.Healthy(limits.ContextTokens is { } tokens
                    ? string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} answers; its context window holds {tokens:N0} tokens.")
                    : $"{endpoint.Name} answers.", data);
        }
        catch (EndpointException exception)
        {
            data["error"] = exception.ErrorCode.ToString();
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception, data);
        }
    }
}
