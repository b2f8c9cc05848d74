using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Claims;

/// <summary>A value of the record, and what becomes known of it.</summary>
internal sealed class Claim(FieldPath path, ClaimField field, ClaimKind kind, string text)
{
    public FieldPath Path { get; } = path;

    public ClaimField Field { get; } = field;

    public ClaimKind Kind { get; } = kind;

    /// <summary>Gets the value as text.</summary>
    public string Text { get; } = text;

    /// <summary>Gets the text folded for the search.</summary>
    public required string Folded { get; init; }

    /// <summary>Gets the normalised text of a value that its type reads; otherwise <see cref="Text"/>.</summary>
    public string Normalised { get; init; } = text;

    public decimal? Number { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Gets the innermost list that the value stands in; null outside of lists.</summary>
    public FieldPath? List { get; init; }

    /// <summary>Gets the index of the entry in that list; -1 outside of lists.</summary>
    public int Index { get; init; } = -1;

    /// <summary>Gets or sets the places where the value may stand.</summary>
    public IReadOnlyList<Candidate> Candidates { get; set; } = [];

    /// <summary>Gets or sets what is judged of it; null until it is.</summary>
    public Judgement? Judgement { get; set; }

    public bool IsFlagged => Judgement is { IsFlagged: true };
}
