using System.Globalization;

namespace QwenDocs.Records.Rules;

/// <summary>Paths of findings inside a list.</summary>
internal static class ListPath
{
    /// <summary>Returns a path such as <c>Lines[3].Quantity</c>.</summary>
    public static string Of(string list, int index, string? member = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]") + (member is null ? "" : "." + member);
}
