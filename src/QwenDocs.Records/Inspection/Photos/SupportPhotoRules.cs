using QwenDocs.Records.Rules;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection.Photos;

/// <summary>What must agree in the reading of a customer's photo.</summary>
internal static class SupportPhotoRules
{
    public static IEnumerable<Finding> Check(SupportPhoto photo) => Repeated(photo).Concat(Answer(photo));

    private static IEnumerable<Finding> Repeated(SupportPhoto photo)
    {
        HashSet<string> seen = [];
        for (int index = 0; index < photo.Numbers.Count; index++)
        {
            if (PrintedText.Compact(photo.Numbers[index].Value) is { Length: > 0 } number && !seen.Add(number))
                yield return Finding.Warning(FieldPath.Root.Append(nameof(photo.Numbers)).Append(index).Append(nameof(DeviceNumber.Value)), "The number stands in the list already; keep it once, as what it is.");
        }

        seen.Clear();
        for (int index = 0; index < photo.Errors.Count; index++)
        {
            if (PrintedText.Fold(photo.Errors[index].Code) is { Length: > 0 } code && !seen.Add(code))
                yield return Finding.Warning(FieldPath.Root.Append(nameof(photo.Errors)).Append(index).Append(nameof(DeviceError.Code)), "The error stands in the list already; keep it once.");
        }
    }

    private static IEnumerable<Finding> Answer(SupportPhoto photo)
    {
        bool isAnswered = !string.IsNullOrWhiteSpace(photo.Answer);
        if (string.IsNullOrWhiteSpace(photo.AnswerLanguage))
        {
            if (isAnswered)
                yield return Finding.Warning(nameof(photo.AnswerLanguage), "There is an answer, but not its language.", "a BCP 47 code such as en or zh");
        }
        else if (!LanguageScript.IsTag(photo.AnswerLanguage))
        {
            yield return Finding.Error(nameof(photo.AnswerLanguage), "This is no language code.", "a BCP 47 code such as en or zh");
        }
        else if (isAnswered && !LanguageScript.Fits(photo.Answer!, photo.AnswerLanguage))
        {
            yield return Finding.Error(nameof(photo.Answer), "The answer is not written in the script of its language; write it in the customer's language.");
        }

        if (!isAnswered && photo.NeedsPerson is false)
            yield return Finding.Warning(nameof(photo.Answer), "No person is needed, but there is no answer.", "an answer, or a person who takes over");
    }
}
