using System.Globalization;

namespace QwenDocs.Endpoints;

/// <summary>Makes of what a chat client throws an exception of ours. Its own words are not repeated: they may hold content or keys.</summary>
internal static class ChatClientFailure
{
    public static EndpointException From(string endpointName, EndpointFailures failures, Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case EndpointException known:
                    return known;
                case HttpRequestException { StatusCode: { } status }:
                    var meaning = failures.FromStatus(status, null, null);
                    return Failure(string.Create(CultureInfo.InvariantCulture, $"the chat client failed with status {(int)status} ({Name(exception)})"), meaning.Fault, meaning.IsTransient, meaning.StatusCode);
                case HttpRequestException:
                    return Failure($"the chat client found no connection ({Name(exception)})", EndpointFault.Unreachable, true);
                case TimeoutException or OperationCanceledException:
                    return Failure($"the chat client gave up waiting ({Name(exception)})", EndpointFault.Timeout, true);
                case IOException:
                    return Failure($"the chat client lost the connection ({Name(exception)})", EndpointFault.Interrupted, true);
            }
        }

        return Failure($"the chat client failed with a {Name(exception)}; the inner exception says more", EndpointFault.Unknown, false);

        EndpointException Failure(string reason, EndpointFault fault, bool isTransient, System.Net.HttpStatusCode? status = null) =>
            new(endpointName, reason, status, isTransient, exception) { Fault = fault };
    }

    private static string Name(Exception exception) => exception.GetType().Name;
}
