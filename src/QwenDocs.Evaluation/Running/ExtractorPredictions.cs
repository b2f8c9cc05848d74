using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Running;

/// <summary>Makes predictions of what an extractor extracts.</summary>
internal static class ExtractorPredictions
{
    public static async Task<Prediction> PredictAsync(DocumentExtractor extractor, TruthDocument truth, CancellationToken cancellationToken)
    {
        ExtractionResult result = await extractor.ExtractAsync(truth.Document, truth.Schema, cancellationToken: cancellationToken).ConfigureAwait(false);
        int pageCount = 0;
        Dictionary<int, PageSize> sizes = [];
        DocumentContent content = await truth.Document.OpenAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            pageCount = content.Pages.Count;
            foreach (DocumentPage page in content.Pages)
                sizes[page.Number] = page.Size;
        }

        using JsonDocument? record = result.Json is { } json ? JsonDocument.Parse(json) : null;
        return new Prediction
        {
            Record = result.HasRecord ? record?.RootElement.Clone() : null,
            Failure = result.HasRecord ? null : "The answer held no record.",
            Citations = [.. (result.Evidence ?? Enumerable.Empty<FieldEvidence>()).SelectMany(field => Citations(field, sizes))],
            Findings = result.Findings,
            EvidenceScores = Scores(result.Evidence),
            PageCount = pageCount,
            ModelCalls = result.ModelCalls.Count,
            Usage = result.Usage,
            Seconds = result.Timings.Total.TotalSeconds,
        };
    }

    private static Dictionary<FieldPath, double> Scores(RecordEvidence? evidence)
    {
        Dictionary<FieldPath, double> scores = [];
        foreach (FieldEvidence field in evidence ?? Enumerable.Empty<FieldEvidence>())
            scores[field.Path] = Math.Round(field.Score, 4);
        return scores;
    }

    /// <summary>Cites each piece of print, and where a value is printed in several pieces of a page, first the place of all.</summary>
    private static IEnumerable<FieldCitation> Citations(FieldEvidence field, Dictionary<int, PageSize> sizes)
    {
        foreach (IGrouping<int, EvidenceSpan> page in field.Spans.GroupBy(span => span.PageNumber))
        {
            if (!sizes.TryGetValue(page.Key, out PageSize size) || !(size.Width > 0 && size.Height > 0))
                continue;
            EvidenceSpan[] spans = [.. page];
            if (spans.Length > 1)
                yield return Cite(field.Path, page.Key, spans.Select(span => span.Box).Aggregate((left, right) => left.Union(right)), size, string.Join(' ', spans.Select(span => span.PrintedText)));
            foreach (EvidenceSpan span in spans)
                yield return Cite(field.Path, page.Key, span.Box, size, span.PrintedText);
        }
    }

    private static FieldCitation Cite(FieldPath path, int page, PageBox box, PageSize size, string text) =>
        new(path, page, new PageBox(box.Left / size.Width, box.Top / size.Height, box.Right / size.Width, box.Bottom / size.Height), text);
}
