using System.Globalization;
using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Review;

/// <summary>What a person reads about a field: its name and its evidence in words.</summary>
internal static class ReviewWords
{
    /// <summary>Makes a name of a path: <c>$.lines[2].netAmount</c> becomes <c>Lines 3 › Net amount</c>.</summary>
    public static string Label(FieldPath path)
    {
        List<string> words = [];
        foreach (FieldPathSegment segment in path.Segments)
        {
            if (segment.Name is { } name)
                words.Add(Label(name));
            else if (words.Count > 0)
                words[^1] += string.Create(CultureInfo.InvariantCulture, $" {segment.Index + 1}");
            else
                words.Add(string.Create(CultureInfo.InvariantCulture, $"Entry {segment.Index + 1}"));
        }

        return words.Count == 0 ? "Record" : string.Join(" › ", words);
    }

    /// <summary>Makes words of a name in JSON: <c>netAmount</c> becomes <c>Net amount</c>, <c>hsCode</c> becomes <c>HS code</c>.</summary>
    public static string Label(string name)
    {
        IEnumerable<string> words = NameWords.Pieces(name).Select(piece => piece.Trim('_', '-', ' ').ToLowerInvariant()).Where(word => word.Length > 0)
            .Select(word => word is "hs" or "vat" or "iban" or "bic" or "id" or "eori" or "url" or "usd" or "mrn" or "imo" ? word.ToUpperInvariant() : word);
        string text = string.Join(' ', words);
        return text.Length == 0 ? name : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Says what the evidence of a field is.</summary>
    public static string Say(FieldEvidence evidence) => evidence.Verdict switch
    {
        EvidenceVerdict.Supported or EvidenceVerdict.Contradicted when evidence.Reason is EvidenceReason.Ink or EvidenceReason.NoInk => $"{(evidence.Verdict == EvidenceVerdict.Supported ? "Seen so" : "Not as the page shows it")}: {Because(evidence.Reason)}.",
        EvidenceVerdict.Unplaced when evidence.Reason == EvidenceReason.UnclearInk => "Look at the page: the ink does not tell whether the mark is there.",
        EvidenceVerdict.Supported => $"Printed here{Match(evidence.Match)}: {Because(evidence.Reason)}.",
        EvidenceVerdict.Derived => $"Not printed as such, but it follows: {Because(evidence.Reason)}.",
        EvidenceVerdict.Unplaced => $"Printed, but perhaps not as this field: {Because(evidence.Reason)}.",
        EvidenceVerdict.Contradicted => $"The page says something else: {Because(evidence.Reason)}.",
        EvidenceVerdict.NotFound => $"Not found on the pages: {Because(evidence.Reason)}.",
        _ => evidence.Reason switch
        {
            EvidenceReason.MissedAtLabel => "Left empty, but a value stands at its label.",
            EvidenceReason.EmptyAtLabel => "Left empty, as it is on the page: nothing stands at its label.",
            EvidenceReason.LabelNotSeen => "Left empty, and its label was seen on no page.",
            _ => "Left empty, and nothing was seen for it.",
        },
    };

    private static string Match(EvidenceMatch match) => match switch
    {
        EvidenceMatch.Normalised => " in another form",
        EvidenceMatch.ReadOtherwise => ", though the recogniser read other characters",
        _ => "",
    };

    private static string Because(EvidenceReason reason) => reason switch
    {
        EvidenceReason.Printed => "it is long or rare enough to need no label",
        EvidenceReason.AtLabel => "it stands at its label",
        EvidenceReason.InRowAndColumn => "it stands in its row and column",
        EvidenceReason.InRow => "it stands in its row",
        EvidenceReason.WithAddress => "it stands with the rest of its address",
        EvidenceReason.InPieces => "it is printed in several pieces",
        EvidenceReason.ByCheckDigits => "its check digits are right",
        EvidenceReason.Alone => "it is the only date without a label at the top of the first page",
        EvidenceReason.ByEquation => "the sum or product of printed values agrees",
        EvidenceReason.ByTitle => "the title says it",
        EvidenceReason.ByMeaning => "a sign or word with the same meaning is printed",
        EvidenceReason.Zero => "zero is often not printed",
        EvidenceReason.One => "a factor of one is often not printed",
        EvidenceReason.Counted => "entries are counted, not numbered in print",
        EvidenceReason.OnceForAll => "it is printed once for all entries",
        EvidenceReason.NoLabel => "no known label stands at it",
        EvidenceReason.IsLabel => "it is a label, and no value",
        EvidenceReason.OnlyAtOtherField => "only another field with the same value stands there",
        EvidenceReason.PartOfLonger => "it is a part of a longer code or number",
        EvidenceReason.OtherAtLabel => "another value stands at its label",
        EvidenceReason.OtherInColumn => "another value stands in its column",
        EvidenceReason.EmptyInColumn => "nothing stands in its row and column",
        EvidenceReason.OtherRow => "it stands in the row of another entry",
        EvidenceReason.OtherPlace => "it stands away from the rest of its address",
        EvidenceReason.OtherSign => "it is printed with the other sign",
        EvidenceReason.OtherMeaning => "the title or the signs mean something else",
        EvidenceReason.Differs => "the nearest print differs",
        EvidenceReason.PageWithoutText => "some pages have no text that could be searched",
        EvidenceReason.NotPrinted => "nothing of it is printed",
        EvidenceReason.EmptyAtLabel => "its label is printed, and nothing stands at it",
        EvidenceReason.Ink => "there is ink in its place",
        EvidenceReason.NoInk => "there is no ink in its place",
        EvidenceReason.UnclearInk => "the ink does not tell whether the mark is there",
        EvidenceReason.LabelNotSeen => "its label was seen on no page",
        EvidenceReason.NoValue => "there is no value",
        EvidenceReason.MissedAtLabel => "a value stands at its label",
        _ => EnumNames.Of(reason),
    };
}
