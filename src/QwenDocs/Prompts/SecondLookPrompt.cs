using System.Globalization;
using QwenDocs.Schemas;

namespace QwenDocs.Prompts;

/// <summary>The words that ask what is printed on small pictures. They name no value, so that none is only confirmed.</summary>
internal static class SecondLookPrompt
{
    /// <summary>The tokens that the reading of one picture may take.</summary>
    public const int AnswerTokensPerPicture = 96;

    /// <summary>The tokens of an answer beside those of its readings.</summary>
    public const int AnswerTokensBeside = 64;

    /// <summary>Makes the schema of the answer.</summary>
    public static RecordSchema CreateSchema() => RecordSchema.For(PageClassificationJsonContext.Relaxed.PlaceReadings);

    /// <summary>Makes the instructions for a number of pictures.</summary>
    public static ExtractionPrompt For(RecordSchema schema, int count) => new(
        ExtractionPrompt.Prompt("second-look").Replace("{{schema}}", schema.Text, StringComparison.Ordinal),
        ExtractionPrompt.Prompt("closing-second-look").Replace("{{count}}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>Returns the text that stands before a picture.</summary>
    public static string Label(int number) => string.Create(CultureInfo.InvariantCulture, $"Picture {number}:");
}
