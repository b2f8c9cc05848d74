using System.Text.RegularExpressions;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing.Cassettes;

/// <summary>Writes a request as lines that a person can review and a replay can compare.</summary>
internal static partial class CassetteRequest
{
    // The canonical text of requests: the prompt line by line, pictures by hash, the schema indented, so that a change shows as the lines that changed.
    public static List<string> Describe(ModelRequest request) => [.. request.ToString().Split('\n')];

    /// <summary>Says whether two requests are the same when pictures of the same size are.</summary>
    public static bool AreEqualButForPictures(IReadOnlyList<string> recorded, IReadOnlyList<string> sent) =>
        recorded.Count == sent.Count && recorded.Zip(sent).All(lines => AreEqual(lines.First, lines.Second, comparePictures: false));

    /// <summary>Names the first line in which two requests differ.</summary>
    public static string Difference(IReadOnlyList<string> recorded, IReadOnlyList<string> sent, bool comparePictures)
    {
        int index = 0;
        while (index < recorded.Count && index < sent.Count && AreEqual(recorded[index], sent[index], comparePictures))
            index++;
        return $"""
            line {index + 1}
              recorded: {(index < recorded.Count ? Shorten(recorded[index]) : "(end)")}
              sent:     {(index < sent.Count ? Shorten(sent[index]) : "(end)")}
            """;
    }

    private static bool AreEqual(string recorded, string sent, bool comparePictures) =>
        recorded == sent || (!comparePictures && PictureBytes().Match(recorded) is { Success: true } && PictureBytes().Replace(recorded, "") == PictureBytes().Replace(sent, ""));

    // "[image 1232×1764 image/png sha256:…]": what follows the size.
    [GeneratedRegex(@"(?<=\[image \S+) image/\S+ sha256:[0-9a-f]{64}(?=\])")]
    private static partial Regex PictureBytes();

    private static string Shorten(string line)
    {
        string text = line.Trim().TrimEnd(',');
        return text.Length <= 400 ? text : text[..400] + "…";
    }
}
