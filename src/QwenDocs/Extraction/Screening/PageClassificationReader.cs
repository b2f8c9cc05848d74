using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Screening;

/// <summary>Brings the entries of a classification's answers to their pages, and keeps only those that can be relied on.</summary>
internal static class PageClassificationReader
{
    /// <summary>Returns for each page the entries about it, in the order of the requests; none where no answer is usable.</summary>
    /// <param name="answers">The answers of the classification.</param>
    /// <param name="entries">Gets the entries of a record.</param>
    /// <param name="numberOf">Gets the page's number of an entry.</param>
    public static ILookup<int, T> Collect<T>(AnsweredRequests answers, Func<object, IReadOnlyList<T>?> entries, Func<T, int> numberOf)
    {
        List<(int Page, T Entry)> found = [];
        foreach (AnsweredPart part in answers.Parts)
        {
            RecordReading reading = part.Reading.Reading;
            if (reading.Record is { } record && entries(record) is { } given)
                found.AddRange(Assign(part.Request.Planned, given, Doubtful(reading), numberOf));
        }

        return found.ToLookup(pair => pair.Page, pair => pair.Entry);
    }

    private static IEnumerable<(int Page, T Entry)> Assign<T>(
        PlannedRequest planned,
        IReadOnlyList<T> entries,
        HashSet<int> doubtful,
        Func<T, int> numberOf)
    {
        IReadOnlyList<int> pages = planned.PageNumbers;
        int[] numbers = [.. entries.Select(numberOf)];

        // Some models count the pictures of a request from 1, whatever stands before them.
        bool isCounted = numbers.Length == pages.Count && numbers.SequenceEqual(Enumerable.Range(1, pages.Count));
        if (!isCounted && numbers.Where((_, index) => !doubtful.Contains(index)).Except(pages).Any())
            return [];
        return Enumerable.Range(0, entries.Count).Where(index => !doubtful.Contains(index)).Select(index => (isCounted ? pages[index] : numbers[index], entries[index]));
    }

    /// <summary>The places of entries whose page or whose verdict was missing or of another kind, so that something else stands in its place.</summary>
    private static HashSet<int> Doubtful(RecordReading reading)
    {
        HashSet<int> doubtful = [];
        foreach (SchemaViolation violation in reading.Violations.Where(violation => !violation.IsRepaired))
        {
            IReadOnlyList<FieldPathSegment> steps = violation.Path.Segments;
            if (steps is [{ Name: "pages" }, { IsIndex: true }] or [{ Name: "pages" }, { IsIndex: true }, { Name: "page" or "kind" or "relevance" }])
                doubtful.Add(steps[1].Index);
        }

        return doubtful;
    }
}
