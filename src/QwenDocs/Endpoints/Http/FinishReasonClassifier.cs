using System.Text.RegularExpressions;

namespace QwenDocs.Endpoints.Http;

/// <summary>Tells what servers do not: that an answer is a refusal in prose, or was cut in the middle of a repetition.</summary>
internal static partial class FinishReasonClassifier
{
    // A refusal says so at once; an answer in prose that is longer than this is something else.
    private const int LongestRefusal = 1500;

    public static ModelResponse Judge(ModelResponse answer, ModelRequest request) => answer.FinishReason switch
    {
        FinishReason.Stop or FinishReason.Unknown when request.Schema is not null && IsRefusal(answer.Content) => answer with { FinishReason = FinishReason.Refusal },
        FinishReason.Length when RepetitionDetector.EndsInRepetition(answer.Content) => answer with { FinishReason = FinishReason.Repetition },
        _ => answer,
    };

    private static bool IsRefusal(string text) =>
        text.Length <= LongestRefusal && !text.AsSpan().ContainsAny('{', '[') && RefusalWords().IsMatch(text);

    [GeneratedRegex(
        @"\b(?:sorry|apologi[sz]e|as an ai|can(?:no|['’])t|can not|unable to|not able to|won['’]t|will not|must decline|not comfortable)\b|抱歉|对不起|對不起|无法|無法|不能|tut mir leid|kann (?:ich )?(?:leider )?nicht|désolé|ne peux pas",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RefusalWords();
}
