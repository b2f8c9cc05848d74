using System.Text.Json;

namespace QwenDocs;

/// <summary>The names of enum members as they stand in texts, JSON, codes and telemetry: in camel case.</summary>
internal static class EnumNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
