using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Completeness;
using QwenDocs.Grounding.Pages;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Grounding;

/// <summary>Says what evidence found, as findings with codes.</summary>
internal static class GroundingFindings
{
    private const int LongestQuote = 60;
    private const int MostPaths = 5;
    private const int MostHiddenTexts = 20;
    private const int FewWords = 3;
    private const double MisreadShare = 0.1;

    // Fewer values say nothing about whether a record is of its pages.
    private const int LeastRareValues = 5;
    private const double LeastShareFound = 0.3;
    private const int RareLength = 5;

    public static IEnumerable<Finding> Of(
        GroundingContext context,
        IReadOnlyList<FieldEvidence> fields,
        IReadOnlyList<Omission> omissions,
        bool isComplete)
    {
        if (!isComplete)
            yield return Make(FindingSeverity.Info, FieldPath.Root, EvidenceCodes.TimeLimit, "was not compared with the print as a whole: the time for it ran out");
        foreach (HiddenText hidden in context.HiddenTexts.Take(MostHiddenTexts))
            yield return Make(IsSlight(hidden) ? FindingSeverity.Info : FindingSeverity.Warning, FieldPath.Root, EvidenceCodes.HiddenText, OnHiddenText(hidden));
        if (isComplete && context.PagesWithoutText.Count == 0 && context.PagesWithUnreadPrint.Count == 0 && SaysOtherPages(context))
            yield return Make(FindingSeverity.Error, FieldPath.Root, EvidenceCodes.OtherPages, "has few values that its pages print: they may be the pages of another document");
        FieldEvidence[] unread = [.. fields.Where(field => field.Reason == EvidenceReason.PageWithoutText)];
        if (unread.Length > 0)
            yield return Make(FindingSeverity.Warning, FieldPath.Root, EvidenceCodes.PagesWithoutText, OnUnreadPrint(context, unread));
        foreach (FieldEvidence field in fields)
        {
            if (Of(field) is { } finding)
                yield return finding;
        }

        foreach (Omission omission in omissions)
            yield return Make(FindingSeverity.Warning, omission.Path, omission.Code, omission.Message);
    }

    /// <summary>Returns where a piece of print stands, and what it says.</summary>
    public static string Quote(EvidenceSpan span) => $"'{Short(span.PrintedText)}' on page {span.PageNumber.ToString(CultureInfo.InvariantCulture)}";

    private static string OnUnreadPrint(GroundingContext context, FieldEvidence[] fields)
    {
        string paths = string.Join(", ", fields.Take(MostPaths).Select(field => field.Path)) + (fields.Length > MostPaths ? $" and {(fields.Length - MostPaths).ToString(CultureInfo.InvariantCulture)} more" : "");
        string[] unread =
        [
            .. context.PagesWithoutText.Count > 0 ? [$"{Pages(context.PagesWithoutText)} {(context.PagesWithoutText.Count == 1 ? "has" : "have")} no text"] : Array.Empty<string>(),
            .. context.PagesWithUnreadPrint.Count > 0 ? [$"{Pages(context.PagesWithUnreadPrint)} {(context.PagesWithUnreadPrint.Count == 1 ? "shows" : "show")} print that is not in the text layer"] : Array.Empty<string>(),
        ];
        return $"{(fields.Length == 1 ? "a value is" : "values are")} not printed on the pages that could be searched ({paths}); {string.Join(", ", unread)}: give {nameof(GroundingOptions)} a recogniser";
    }

    private static string Pages(IReadOnlyList<int> pages) => $"{(pages.Count == 1 ? "page" : "pages")} {PageSelection.Create([.. pages])}";

    private static string OnHiddenText(HiddenText hidden)
    {
        List<string> parts = [];
        if (hidden.Unprinted > 0)
            parts.Add($"{Words(hidden.Unprinted)} where the page shows nothing");
        if (hidden.Disagreeing > 0)
            parts.Add($"{Words(hidden.Disagreeing)} of {hidden.Compared.ToString("#,0", CultureInfo.InvariantCulture)} where the page shows others{(hidden.Example is var (layer, print) ? $", such as '{Short(layer)}' for '{Short(print)}'" : "")}");
        return $"has a text layer on page {hidden.PageNumber.ToString(CultureInfo.InvariantCulture)} with {string.Join(", and ", parts)}; what the page shows was compared";
    }

    private static string Words(int count) => count == 1 ? "a word" : $"{count.ToString("#,0", CultureInfo.InvariantCulture)} words";

    /// <summary>Whether words that a page does not show are as few as those that recognition misreads, or sees where a speck is.</summary>
    private static bool IsSlight(HiddenText hidden) => hidden.Unprinted < FewWords && hidden.Disagreeing <= MisreadShare * hidden.Compared;

    private static Finding? Of(FieldEvidence field) => field switch
    {
        { Verdict: EvidenceVerdict.Contradicted, Reason: EvidenceReason.NoInk } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.InventedMark, $"is said to be there, and there is no ink {PlaceOf(field)}"),
        { Verdict: EvidenceVerdict.Contradicted, Reason: EvidenceReason.Ink } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.MissedMark, $"is said to be absent, and there is ink {PlaceOf(field)}"),
        { Reason: EvidenceReason.EmptyInColumn } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.Invented, "is not printed in its row and column: nothing stands there"),
        { Verdict: EvidenceVerdict.Contradicted } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.Contradicted, Contradiction(field)),
        { Verdict: EvidenceVerdict.NotFound, Reason: EvidenceReason.EmptyAtLabel } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.Invented, "is not printed, and nothing stands at its label"),
        { Verdict: EvidenceVerdict.NotFound } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.NotFound, "is not printed on the pages"),
        { Verdict: EvidenceVerdict.Unplaced, Reason: EvidenceReason.IsLabel } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.Label, $"is nothing but a label{PageOf(field)}: the value may stand beside it"),
        { Verdict: EvidenceVerdict.Unplaced, Rivals: > 0, Spans.Count: > 0 } =>
            Make(FindingSeverity.Info, field.Path, EvidenceCodes.Ambiguous, $"is printed in {(field.Rivals + 1).ToString(CultureInfo.InvariantCulture)} places, none of which its label names; one is on page {field.Spans[0].PageNumber.ToString(CultureInfo.InvariantCulture)}"),
        { Verdict: EvidenceVerdict.Absent, Reason: EvidenceReason.MissedAtLabel, Instead: { } missed } => Make(FindingSeverity.Warning, field.Path, EvidenceCodes.Missed, $"is missing, and {Quote(missed)} stands at its label"),
        _ => null,
    };

    private static string PageOf(FieldEvidence field) => field.Spans.Count > 0 ? $" on page {field.Spans[0].PageNumber.ToString(CultureInfo.InvariantCulture)}" : "";

    private static string PlaceOf(FieldEvidence field) =>
        field.Instead is { } span ? $"in its place on page {span.PageNumber.ToString(CultureInfo.InvariantCulture)}" : "on any page that could be one";

    private static string Contradiction(FieldEvidence field)
    {
        string instead = field.Instead is { } span ? Quote(span) : "something else";
        return field.Reason switch
        {
            EvidenceReason.OtherAtLabel => $"is not what stands at its label: {instead}",
            EvidenceReason.OtherInColumn => $"is not what stands in its row and column: {instead}",
            EvidenceReason.OtherRow => $"is printed in another row than the rest of its entry{(field.Spans.Count > 0 ? $": on page {field.Spans[0].PageNumber}" : "")}",
            EvidenceReason.OtherPlace => "is printed, but not with the rest of its address",
            EvidenceReason.OtherSign => $"is printed with the other sign: {instead}",
            EvidenceReason.OtherMeaning => $"is not what the pages say: {instead}",
            EvidenceReason.OnlyAtOtherField => $"is printed only where another field stands: {instead}",
            EvidenceReason.PartOfLonger => $"is a part of what is printed: {instead}",
            _ => $"differs from the print that comes nearest: {instead}",
        };
    }

    /// <summary>Whether hardly any of the values that could be told from others is printed.</summary>
    private static bool SaysOtherPages(GroundingContext context)
    {
        Claim[] rare = [.. context.Claims.Where(claim => claim.Judgement is not null && claim.Folded.Length >= RareLength && claim.Kind is ClaimKind.Code or ClaimKind.Text or ClaimKind.Date or ClaimKind.Number)];
        return rare.Length >= LeastRareValues && rare.Count(claim => claim.Candidates.Count > 0 || !claim.IsFlagged) < LeastShareFound * rare.Length;
    }

    private static Finding Make(
        FindingSeverity severity,
        FieldPath path,
        string code,
        string message) => new(severity, path, message) { Code = code };

    private static string Short(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
}
