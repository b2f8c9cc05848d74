namespace QwenDocs.Endpoints.Errors;

/// <summary>Carries an error that stands in an answer with status 200 to where it becomes an <see cref="EndpointException"/>.</summary>
internal sealed class ReportedErrorException(ReportedError error) : Exception(error.Message)
{
    public ReportedError Error { get; } = error;
}
