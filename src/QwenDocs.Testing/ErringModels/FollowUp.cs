using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing.ErringModels;

/// <summary>What a request asks for: the record, or something more about an answer that was given.</summary>
internal sealed partial class FollowUp
{
    private FollowUp(JsonObject? answer, FollowUpKind kind, IReadOnlyList<(int First, int Last)> numbers) => (Answer, Kind, Numbers) = (answer, kind, numbers);

    /// <summary>Gets the answer that was given; null for a first question.</summary>
    public JsonObject? Answer { get; }

    public FollowUpKind Kind { get; }

    /// <summary>Gets the printed numbers of the rows that are asked for; none where all missing ones are.</summary>
    public IReadOnlyList<(int First, int Last)> Numbers { get; }

    public static FollowUp Of(ModelRequest request)
    {
        ModelMessage last = request.Messages[^1];
        string text = string.Concat(last.Parts.OfType<ModelText>().Select(part => part.Value));
        if (last.Parts.Any(part => part is ModelImage) || request.Messages.Count < 2 || request.Messages[^2].Role != ModelRole.Assistant)
            return new FollowUp(null, FollowUpKind.None, []);
        FollowUpKind kind = text.StartsWith("Some values", StringComparison.Ordinal) ? FollowUpKind.Correction
            : text.StartsWith("One answer holds", StringComparison.Ordinal) || text.StartsWith("Your answer was cut", StringComparison.Ordinal) ? FollowUpKind.MoreRows
            : text.StartsWith("The list ", StringComparison.Ordinal) ? FollowUpKind.MissingRows
            : FollowUpKind.None;
        JsonObject? answer = Parse(string.Concat(request.Messages[^2].Parts.OfType<ModelText>().Select(part => part.Value)));
        return new FollowUp(answer, kind, kind == FollowUpKind.MissingRows && PrintedNumbers().Match(text) is { Success: true } match ? [.. Ranges(match.Groups[1].Value)] : []);
    }

    private static IEnumerable<(int First, int Last)> Ranges(string text)
    {
        foreach (Match range in Range().Matches(text))
        {
            int first = int.Parse(range.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            yield return (first, range.Groups[2].Success ? int.Parse(range.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first);
        }
    }

    // An answer that was cut is closed where it ends, behind its last whole row.
    private static JsonObject? Parse(string text)
    {
        foreach (string candidate in new[] { text, text[..(text.LastIndexOf('}') + 1)] + "]}" })
        {
            try
            {
                return JsonNode.Parse(candidate) as JsonObject;
            }
            catch (JsonException)
            {
            }
        }

        return null;
    }

    [GeneratedRegex(@"the rows with the printed numbers ([0-9to, ]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PrintedNumbers();

    [GeneratedRegex(@"([0-9]+)(?: to ([0-9]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}

/// <summary>What a further question asks for.</summary>
internal enum FollowUpKind
{
    None,
    Correction,
    MoreRows,
    MissingRows,
}
