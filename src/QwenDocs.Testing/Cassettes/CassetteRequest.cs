using QwenDocs.Endpoints;

namespace QwenDocs.Testing.Cassettes;

/// <summary>Writes a request as lines that a person can review and a replay can compare.</summary>
internal static class CassetteRequest
{
    // The canonical text of requests: the prompt line by line, pictures by hash, the schema indented, so that a change shows as the lines that changed.
    public static List<string> Describe(ModelRequest request) => [.. request.ToString().Split('\n')];

    /// <summary>Names the first line in which two requests differ.</summary>
    public static string Difference(IReadOnlyList<string> recorded, IReadOnlyList<string> sent)
    {
        int index = 0;
        while (index < recorded.Count && index < sent.Count && recorded[index] == sent[index])
            index++;
        return $"""
            line {index + 1}
              recorded: {(index < recorded.Count ? Shorten(recorded[index]) : "(end)")}
              sent:     {(index < sent.Count ? Shorten(sent[index]) : "(end)")}
            """;
    }

    private static string Shorten(string line)
    {
        string text = line.Trim().TrimEnd(',');
        return text.Length <= 400 ? text : text[..400] + "…";
    }
}
