using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>Compares names as models spell them: <c>issue_date</c> and <c>IssueDate</c> are <c>issueDate</c>.</summary>
internal static class PropertyNames
{
    public static bool Equal(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || string.Equals(Fold(left), Fold(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the name by which an object holds a property: the exact one before others.</summary>
    public static string? Find(JsonObject source, string name) => source.ContainsKey(name) ? name : source.Select(property => property.Key).FirstOrDefault(key => Equal(key, name));

    private static string Fold(string name) => name.AsSpan().ContainsAny("_- .") ? string.Concat(name.Where(character => character is not ('_' or '-' or ' ' or '.'))) : name;
}
