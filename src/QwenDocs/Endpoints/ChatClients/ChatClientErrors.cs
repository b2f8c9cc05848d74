using System.Globalization;
using QwenDocs.Endpoints.Errors;

namespace QwenDocs.Endpoints.ChatClients;

/// <summary>Makes of what a chat client throws an exception of ours. Its own words are not repeated: they may hold content or keys.</summary>
internal static class ChatClientErrors
{
    public static EndpointException From(string endpointName, EndpointErrors failures, Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case EndpointException known:
                    return known;
                case HttpRequestException { StatusCode: { } status }:
                    EndpointException meaning = failures.FromStatus(status, null, null);
                    return Failure(string.Create(CultureInfo.InvariantCulture, $"the chat client failed with status {(int)status} ({Name(exception)})"), meaning.ErrorCode, meaning.IsTransient, meaning.StatusCode);
                case HttpRequestException:
                    return Failure($"the chat client found no connection ({Name(exception)})", EndpointError.Unreachable, true);
                case TimeoutException or OperationCanceledException:
                    return Failure($"the chat client gave up waiting ({Name(exception)})", EndpointError.Timeout, true);
                case IOException:
                    return Failure($"the chat client lost the connection ({Name(exception)})", EndpointError.Interrupted, true);
            }
        }

        return Failure($"the chat client failed with a {Name(exception)}; the inner exception says more", EndpointError.Unknown, false);

        EndpointException Failure(string reason, EndpointError fault, bool isTransient, System.Net.HttpStatusCode? status = null) =>
            new(fault, endpointName, reason, status, isTransient, exception);
    }

    private static string Name(Exception exception) => exception.GetType().Name;
}
