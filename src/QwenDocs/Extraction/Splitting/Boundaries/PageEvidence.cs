namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>What a page says of whether it belongs to the document before it.</summary>
/// <param name="IsSameType">Whether the page is of the document's type.</param>
/// <param name="IsSameNumber">Whether it has the document's number; <see langword="null"/> where one of both is not known.</param>
/// <param name="Numbering">Which page number it prints.</param>
/// <param name="StartsDocument">Whether the model took it for the first page of a document.</param>
internal readonly record struct PageEvidence(bool IsSameType, bool? IsSameNumber, PageNumbering Numbering, bool StartsDocument)
{
    /// <summary>Decides, printed evidence before judged evidence.</summary>
    /// <returns>Whether the page continues the document, and what is doubtful about that.</returns>
    public (bool Continues, SplitDoubt Doubt) Decide() => (IsSameType, IsSameNumber, Numbering, StartsDocument) switch
    {
        // Another type: only a page number that goes on together with the same document number outweighs it.
        (false, true, PageNumbering.Next, false) => (true, SplitDoubt.OtherType),
        (false, _, PageNumbering.Next or PageNumbering.Later, false) => (false, SplitDoubt.LateFirstPage),
        (false, _, _, _) => (false, SplitDoubt.None),

        // Page number 1 starts a document, unless the document number and the model say otherwise.
        (true, true, PageNumbering.First, false) => (true, SplitDoubt.FirstPageNumber),
        (true, _, PageNumbering.First, _) => (false, SplitDoubt.None),

        // The same document number decides; another one does too, unless the page number goes on.
        (true, true, _, _) => (true, SplitDoubt.None),
        (true, false, PageNumbering.Next, false) => (true, SplitDoubt.OtherNumber),
        (true, false, _, _) => (false, SplitDoubt.None),

        // No document number: a page number that goes on outweighs the model's judgement.
        (true, null, PageNumbering.Next, true) => (true, SplitDoubt.TakenForFirst),
        (true, null, PageNumbering.Later, true) => (false, SplitDoubt.TakenForFirst),
        (true, null, _, true) => (false, SplitDoubt.None),
        (true, null, _, false) => (true, SplitDoubt.None),
    };
}
