using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Prompts;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Has a whole answer given again, each time at a higher temperature.</summary>
internal sealed class RetryPolicy(ModelCaller caller, double temperatureStep)
{
    public Task<ModelResponse?> RetryAsync(
        ModelRequest request,
        IReadOnlyList<Finding> errors,
        int round,
        FinishReason finishReason,
        CancellationToken cancellationToken)
    {
        ModelRequest again = request with { Temperature = Math.Min(2, request.Temperature + (round * temperatureStep)) };
        // A model that fell into a loop is not told its errors: the words would only lead it there again.
        if (finishReason != FinishReason.Repetition)
            again = again with { Messages = [.. request.Messages, ModelMessage.FromText(ModelRole.User, FollowUpPrompts.Again(errors.Select(AnswerText.Describe)))] };
        return caller.TrySendAsync(again, ModelCallReason.Retry, cancellationToken);
    }
}
