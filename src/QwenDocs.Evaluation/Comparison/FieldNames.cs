using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>Names of fields over all rows of their lists.</summary>
internal static class FieldNames
{
    /// <summary>Writes a path with <c>[*]</c> for each index.</summary>
    public static string Of(FieldPath path) => "$" + string.Concat(path.Segments.Select(segment => segment.IsIndex ? "[*]" : segment.ToString()));
}
