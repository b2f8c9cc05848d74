using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Grounding;

/// <summary>What the pages say about one field of a record.</summary>
public sealed class FieldEvidence
{
    internal FieldEvidence(FieldPath path, EvidenceVerdict verdict, EvidenceReason reason) => (Path, Verdict, Reason) = (path, verdict, reason);

    /// <summary>Gets the path of the field in the record's JSON.</summary>
    public FieldPath Path { get; }

    /// <summary>Gets the verdict.</summary>
    public EvidenceVerdict Verdict { get; }

    /// <summary>Gets why the verdict was given.</summary>
    public EvidenceReason Reason { get; }

    /// <summary>Gets how close the print comes to the value; <see cref="EvidenceMatch.None"/> where none was found.</summary>
    public EvidenceMatch Match { get; init; }

    /// <summary>Gets how much speaks for the value, 0 to 1.</summary>
    /// <value>
    /// From 0.6 for what is printed in its place, 0.3 to 0.6 for doubts, below for what is contradicted or not found. It ranks fields; it is no probability.
    /// </value>
    public double Score { get; init; }

    /// <summary>Gets where the value is printed, one piece for each line of print; empty where it is printed nowhere.</summary>
    public IReadOnlyList<EvidenceSpan> Spans { get; init; } = [];

    /// <summary>Gets what stands in the place of the value instead; <see langword="null"/> where nothing contradicts it.</summary>
    public EvidenceSpan? Instead { get; init; }

    /// <summary>Gets how many other places print the same value.</summary>
    public int Rivals { get; init; }

    /// <summary>Gets the fields whose values a <see cref="EvidenceVerdict.Derived"/> one follows from; empty for all others.</summary>
    public IReadOnlyList<FieldPath> Inputs { get; init; } = [];

    /// <summary>Gets what a second reading of the value's place says, or <see langword="null"/> where there was none: see <see cref="GroundingOptions.SecondLook"/>.</summary>
    public string? SecondReading { get; init; }

    /// <summary>
    /// Gets a value indicating whether a second reading has settled the doubt. Supported: it says what the record says, against the first one. Contradicted: it says
    /// what the first one said, at a place that a label or a column names.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>Gets where the text of the pages came from.</summary>
    public TextSource Source { get; init; }

    /// <summary>Gets a value indicating whether the pages speak against the value: it is contradicted or not found.</summary>
    public bool IsFlagged => Verdict is EvidenceVerdict.Contradicted or EvidenceVerdict.NotFound;

    /// <summary>Gets the print that bears the value out, its pieces with spaces between; <see langword="null"/> where there is none.</summary>
    public string? PrintedText => Spans.Count == 0 ? null : string.Join(' ', Spans.Select(span => span.PrintedText));

    /// <summary>Returns the evidence as one line, such as <c>$.total: supported (atLabel), page 1 (410, 702): 1.234,56</c>.</summary>
    /// <returns>Path, verdict, reason and place. It holds what the page says: it is for people, not for logs.</returns>
    public override string ToString()
    {
        string text = $"{Path}: {EnumNames.Of(Verdict)} ({EnumNames.Of(Reason)})";
        if (Spans.Count > 0)
            text += $", {Spans[0]}{(Spans.Count > 1 ? $" and {Spans.Count - 1} more" : "")}";
        if (Instead is { } instead)
            text += $"; instead {instead}";
        return SecondReading is { } second ? $"{text}; read again{(IsSettled ? ", settled" : "")}: {second}" : text;
    }
}
