using System.Globalization;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Tokens;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Endpoints.ChatClients;

/// <summary>An answer in the terms of Microsoft.Extensions.AI, and back.</summary>
internal static class ChatClientResponses
{
    public static AI.ChatFinishReason? Write(FinishReason reason) => reason switch
    {
        FinishReason.Unknown => null,
        FinishReason.Stop => AI.ChatFinishReason.Stop,
        FinishReason.Length => AI.ChatFinishReason.Length,
        FinishReason.ContentFilter => AI.ChatFinishReason.ContentFilter,
        _ => new AI.ChatFinishReason(reason.ToSnakeCase()),
    };

    public static AI.UsageDetails Write(TokenUsage usage) => new()
    {
        InputTokenCount = usage.PromptTokens,
        OutputTokenCount = usage.CompletionTokens,
        TotalTokenCount = usage.TotalTokens,
    };

    /// <exception cref="EndpointException">The answer is an error.</exception>
    public static ModelResponse Read(AI.ChatResponse response, ModelResponse? original, string model, EndpointErrors failures)
    {
        string text = response.Text;
        if (text.Length == 0 && response.Messages.SelectMany(static message => message.Contents).OfType<AI.ErrorContent>().FirstOrDefault() is { } error)
        {
            throw failures.FromReport(new ReportedError(error.Message ?? "an error without a message")
            {
                Code = int.TryParse(error.ErrorCode, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null,
            });
        }

        // An endpoint of our own at the other end: it knows the price and its failed attempts.
        if ((response.RawRepresentation as ModelResponse ?? original) is { } known)
            return known with { Content = text };
        return new ModelResponse
        {
            Id = response.ResponseId,
            Model = response.ModelId ?? model,
            Content = text,
            FinishReason = Read(response.FinishReason),
            Usage = new TokenUsage(Count(response.Usage?.InputTokenCount), Count(response.Usage?.OutputTokenCount)),
        };
    }

    private static FinishReason Read(AI.ChatFinishReason? reason) => reason?.Value switch
    {
        "refusal" => FinishReason.Refusal,
        "repetition" => FinishReason.Repetition,
        var value => OpenAIResponse.ReadFinishReason(value),
    };

    private static int Count(long? tokens) => (int)Math.Clamp(tokens ?? 0, 0, int.MaxValue);
}
