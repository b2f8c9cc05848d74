using System.Globalization;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>Writes a request as lines that a person can review and a replay can compare.</summary>
internal static class CassetteRequest
{
    public static List<string> Describe(ChatRequest request)
    {
        List<string> lines =
        [
            $"model: {request.Model}",
            string.Create(CultureInfo.InvariantCulture, $"temperature: {request.Temperature}"),
            string.Create(CultureInfo.InvariantCulture, $"max tokens: {request.MaxTokens}"),
        ];
        if (request.Schema is { } schema)
            lines.Add($"schema: {schema.Name} {schema.Json.GetRawText()}");
        foreach (var message in request.Messages)
        {
            foreach (var part in message.Parts)
            {
                lines.AddRange(part switch
                {
                    ChatText text => text.Value.ReplaceLineEndings("\n").Split('\n').Select(line => $"{message.Role} text: {line}"),
                    ChatImage { Page: var page } => [$"{message.Role} page {page.PageNumber}: {page.MediaType} {page.Size} sha256:{page.Sha256}"],
                    _ => [],
                });
            }
        }

        return lines;
    }

    /// <summary>Names the first line in which two requests differ.</summary>
    public static string Difference(IReadOnlyList<string> recorded, IReadOnlyList<string> sent)
    {
        var index = 0;
        while (index < recorded.Count && index < sent.Count && recorded[index] == sent[index])
            index++;
        return $"""
            line {index + 1}
              recorded: {(index < recorded.Count ? Shorten(recorded[index]) : "(end)")}
              sent:     {(index < sent.Count ? Shorten(sent[index]) : "(end)")}
            """;
    }

    private static string Shorten(string line) => line.Length <= 400 ? line : line[..400] + "…";
}
