using QwenDocs.Text;

namespace QwenDocs.Records.Values;

/// <summary>Says what leaves a printed number open.</summary>
internal static class NumberProblem
{
    /// <summary>Returns the gravest doubt in words, or null where there is none.</summary>
    /// <param name="doubts">The doubts.</param>
    /// <param name="advice">With what to compare.</param>
    public static string? Of(NumberDoubts doubts, string advice) => doubts switch
    {
        NumberDoubts.None => null,
        _ when doubts.HasFlag(NumberDoubts.Letter) => $"A letter touches the digits and may be one of them; read the digits again and {advice}.",
        _ when doubts.HasFlag(NumberDoubts.Spacing) => $"A space stands at the point or comma: there may be two numbers; {advice}.",
        _ when doubts.HasFlag(NumberDoubts.Sign) => $"The sign that is printed can be read two ways, as minus or not; {advice}.",
        _ when doubts.HasFlag(NumberDoubts.Multiplier) => $"A letter or word may stand for thousands, millions or more, or not; {advice}.",
        _ when doubts.HasFlag(NumberDoubts.Separator) => $"The separator may stand for thousands or for decimals; {advice}.",
        _ => $"The number is a bound or an estimate; {advice}.",
    };
}
