using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Results.Counting;

/// <summary>Scores predictions, and adds the scores up.</summary>
internal sealed class ReportBuilder(EvaluatorOptions options)
{
    private readonly RecordComparer _comparer = new(options.MinTextSimilarity);
    private readonly Dictionary<(string Kind, string Field), FieldTally> _fields = [];
    private readonly Dictionary<string, FlagCounts> _codes = [];
    private readonly List<(double Suspicion, bool IsWrong)> _ranking = [];
    private readonly List<EvaluatedDocument> _documents = [];
    private FlagCounts _all;

    /// <summary>Scores a document and adds it; documents are added in the order of the truth.</summary>
    public void Add(TruthDocument truth, Prediction prediction)
    {
        bool hasFailed = prediction.Record is null;
        DocumentScore score = ExtractBenchScorer.Score(truth.Expected, prediction.Record, truth.Schema.Record, truth.Rules, prediction.Citations);
        if (truth.IsPartial)
            score = WithoutUnknown(score);
        ComparedCell[] cells = [.. _comparer.Compare(truth.Expected, prediction.Record, truth.Schema.Record).Where(cell => !truth.IsPartial || IsKnown(cell.ExpectedPath, cell.Expected))];
        ILookup<FieldPath, AcceptedReading> places = truth.Rules.SelectMany(rule => rule.Readings.Select(reading => (rule.Path, reading))).ToLookup(pair => pair.Path, pair => pair.reading);
        ILookup<FieldPath, FieldCitation> cited = prediction.Citations.ToLookup(citation => citation.Path);
        FlagIndex flags = new(prediction.Findings.Where(finding => finding.Severity >= options.MinSeverity));

        FlagCounts counts = default;
        List<EvaluatedCell> kept = [];
        foreach (ComparedCell cell in cells.Where(cell => cell.HasValue))
        {
            IReadOnlyList<string> codes = hasFailed ? [] : flags.CodesOf(cell);
            // What failed has said so: none of its errors is silent.
            Tally(truth.Kind, cell, hasFailed || codes.Count > 0);
            if (cell.IsWrong || codes.Count > 0)
            {
                kept.Add(new EvaluatedCell(cell.ExpectedPath, cell.PredictedPath, cell.Expected, cell.Predicted, cell.Outcome, codes)
                {
                    ExpectedPlaces = [.. Of(places, cell.ExpectedPath).Where(reading => reading is { Page: not null, Box: not null }).Select(reading => new CellPlace(reading.Page!.Value, reading.Box!.Value))],
                    PredictedPlaces = [.. Of(cited, cell.PredictedPath).Where(citation => citation.Box is not null).Select(citation => new CellPlace(citation.Page, citation.Box!.Value))],
                });
            }

            if (hasFailed)
                continue;
            counts = Count(counts, cell, codes.Count > 0);
            foreach (string code in codes)
                _codes[code] = Count(_codes.GetValueOrDefault(code), cell, isFlagged: true);
            double doubt = cell.PredictedPath is { } path && prediction.EvidenceScores.TryGetValue(path, out double evidence) ? 1 - evidence : 0.5;
            _ranking.Add(((codes.Count > 0 ? 1 : 0) + doubt, cell.IsWrong));
        }

        _all = _all.Add(counts);
        _documents.Add(new EvaluatedDocument(truth.Name, truth.Kind)
        {
            Failure = hasFailed ? prediction.Failure ?? "The answer held no record." : null,
            Pages = prediction.PageCount,
            Values = hasFailed ? Nothing(score.Values) : score.Values,
            Words = hasFailed && score.Words is { } words ? Nothing(words) : score.Words,
            PageHits = hasFailed && score.Pages is { } pages ? Nothing(pages) : score.Pages,
            Typed = new ScoreCounts(
                cells.Count(cell => cell.Outcome == CellOutcome.Right),
                cells.Count(cell => cell.Outcome is CellOutcome.Right or CellOutcome.Wrong or CellOutcome.Missing or CellOutcome.MissingRow),
                cells.Count(cell => cell.Outcome is CellOutcome.Right or CellOutcome.Wrong or CellOutcome.Invented or CellOutcome.SurplusRow)),
            Flags = counts,
            Cells = kept,
            ModelCalls = prediction.ModelCalls,
            PromptTokens = prediction.Usage.PromptTokens,
            CompletionTokens = prediction.Usage.CompletionTokens,
            CostUsd = prediction.Usage.CostUsd,
            Seconds = prediction.Seconds,
        });
    }

    public EvaluationReport Build(DateTimeOffset createdAt, IReadOnlyList<TruthRefusal> refusals) => new()
    {
        Name = options.Name,
        CreatedAt = createdAt,
        Total = Score(KindScore.All, _documents),
        Kinds = [.. _documents.GroupBy(document => document.Kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => Score(kind.Key, [.. kind]))],
        Fields =
        [
            .. _fields.Select(field => field.Value.ToScore(field.Key.Kind, field.Key.Field))
                .OrderBy(field => field.Accuracy.Value).ThenByDescending(field => field.Accuracy.Whole)
                .ThenBy(field => field.Kind, StringComparer.Ordinal).ThenBy(field => field.Field, StringComparer.Ordinal),
        ],
        // Each code is judged by all values there are, not by those alone that have a finding.
        Flags =
        [
            new FlagScore(FlagScore.Any, _all),
            .. _codes.Select(code => new FlagScore(code.Key, _all with { Flagged = code.Value.Flagged, FlaggedWrong = code.Value.FlaggedWrong }))
                .OrderByDescending(code => code.Counts.Flagged).ThenBy(code => code.Code, StringComparer.Ordinal),
        ],
        RankingAuroc = Auroc.Of(_ranking),
        Documents = [.. _documents],
        Refusals = refusals,
    };

    private static KindScore Score(string kind, List<EvaluatedDocument> documents) => new(kind, documents.Count)
    {
        Failed = documents.Count(document => document.Failure is not null),
        ValuePrecision = Mean(documents.Select(document => document.Values.Precision)) ?? 0,
        ValueRecall = Mean(documents.Select(document => document.Values.Recall)) ?? 0,
        ValueF1 = Mean(documents.Select(document => document.Values.F1)) ?? 0,
        WordF1 = Mean(documents.Select(document => document.Words?.F1).OfType<double>()),
        PageF1 = Mean(documents.Select(document => document.PageHits?.F1).OfType<double>()),
        Typed = documents.Aggregate(default(ScoreCounts), (sum, document) => sum + document.Typed),
        Flags = documents.Aggregate(default(FlagCounts), (sum, document) => sum.Add(document.Flags)),
        Pages = documents.Sum(document => document.Pages),
        ModelCalls = documents.Sum(document => document.ModelCalls),
        PromptTokens = documents.Sum(document => (long)document.PromptTokens),
        CompletionTokens = documents.Sum(document => (long)document.CompletionTokens),
        CostUsd = documents.All(document => document.CostUsd is not null) ? documents.Sum(document => document.CostUsd) : null,
        Seconds = documents.Sum(document => document.Seconds),
    };

    private static double? Mean(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length == 0 ? null : all.Average();
    }

    private static ScoreCounts Nothing(ScoreCounts counts) => new(0, counts.Expected, 0);

    private static IEnumerable<T> Of<T>(ILookup<FieldPath, T> lookup, FieldPath? path) => path is { } key ? lookup[key] : [];

    private static FlagCounts Count(FlagCounts counts, ComparedCell cell, bool isFlagged) => counts.Add(new FlagCounts(
        1, cell.IsWrong ? 1 : 0, isFlagged ? 1 : 0, isFlagged && cell.IsWrong ? 1 : 0));

    private static bool IsKnown(FieldPath? path, System.Text.Json.JsonElement? expected) =>
        path is not null && expected is { ValueKind: not (System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined) };

    // A partial truth says nothing of the values that it has not, and nothing of rows beside its own.
    private static DocumentScore WithoutUnknown(DocumentScore score)
    {
        CellScore[] cells = [.. score.Cells.Where(cell => IsKnown(cell.ExpectedPath, cell.Expected))];
        return score with
        {
            Cells = cells,
            Values = new ScoreCounts(cells.Count(cell => cell.IsCorrect), cells.Length, cells.Count(cell => cell.PredictedPath is not null)),
        };
    }

    private void Tally(string kind, ComparedCell cell, bool isFlagged)
    {
        if (!_fields.TryGetValue((kind, cell.Field), out FieldTally? tally))
            _fields[(kind, cell.Field)] = tally = new FieldTally();
        tally.Add(cell, isFlagged);
    }
}
