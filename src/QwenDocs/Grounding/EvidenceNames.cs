using System.Text.Json;

namespace QwenDocs.Grounding;

/// <summary>The names of verdicts and reasons as they stand in texts, JSON and telemetry: in camel case.</summary>
internal static class EvidenceNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
