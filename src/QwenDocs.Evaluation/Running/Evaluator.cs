using QwenDocs.Evaluation.Results.Counting;
using QwenDocs.Evaluation.Running;
using QwenDocs.Extraction;

namespace QwenDocs.Evaluation;

/// <summary>Extracts documents whose records are known, and says how right the extraction is.</summary>
/// <remarks>A document that fails scores 0 and never hides the others.</remarks>
public sealed class Evaluator
{
    private readonly Func<TruthDocument, CancellationToken, Task<Prediction>> _predict;
    private readonly EvaluatorOptions _options;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="Evaluator"/> class for an extractor, over any endpoint or a recording.</summary>
    /// <param name="extractor">The extractor; the caller disposes of it. With grounding on, its evidence is scored, too.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public Evaluator(DocumentExtractor extractor, EvaluatorOptions? options = null, TimeProvider? timeProvider = null)
        : this((truth, token) => ExtractorPredictions.PredictAsync(extractor, truth, token), options, timeProvider) => ArgumentNullException.ThrowIfNull(extractor);

    /// <summary>Initializes a new instance of the <see cref="Evaluator"/> class for anything that extracts.</summary>
    /// <param name="predict">Extracts a document; it is called from several threads at once. What it throws is the document's failure.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public Evaluator(Func<TruthDocument, CancellationToken, Task<Prediction>> predict, EvaluatorOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(predict);
        _predict = predict;
        _options = (options ?? new EvaluatorOptions()).Validated();
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Extracts all documents and scores them.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="progress">Told of each document that is done, one report at a time.</param>
    /// <param name="cancellationToken">Ends the run. Predictions that are kept stay kept.</param>
    /// <returns>The report.</returns>
    /// <exception cref="IOException">The file of predictions cannot be written.</exception>
    public async Task<EvaluationReport> RunAsync(TruthSet documents, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        IReadOnlyList<Prediction> predictions = await PredictAsync(documents, progress, cancellationToken).ConfigureAwait(false);
        return Score(documents, predictions);
    }

    /// <summary>Extracts all documents without scoring them.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="progress">Told of each document that is done, one report at a time.</param>
    /// <param name="cancellationToken">Ends the run. Predictions that are kept stay kept.</param>
    /// <returns>A prediction for each document, in their order.</returns>
    /// <exception cref="IOException">The file of predictions cannot be written.</exception>
    public async Task<IReadOnlyList<Prediction>> PredictAsync(TruthSet documents, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        PredictionFile? file = _options.PredictionsPath is { } path ? await PredictionFile.OpenAsync(path, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            var predictions = new Prediction[documents.Count];
            Lock gate = new();
            int completed = 0;
            await Parallel.ForEachAsync(
                Enumerable.Range(0, documents.Count),
                new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken },
                async (index, token) =>
                {
                    Prediction prediction = predictions[index] = await PredictAsync(documents[index], file, token).ConfigureAwait(false);
                    lock (gate)
                        progress?.Report(new EvaluationProgress(++completed, documents.Count, documents[index].Name, prediction.Failure));
                }).ConfigureAwait(false);
            return predictions;
        }
        finally
        {
            if (file is not null)
                await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Scores predictions.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="predictions">A prediction for each document, in their order.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are more or fewer predictions than documents.</exception>
    public EvaluationReport Score(TruthSet documents, IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count != documents.Count)
            throw new ArgumentException($"There are {predictions.Count} predictions for {documents.Count} documents.", nameof(predictions));
        ReportBuilder builder = new(_options);
        for (int index = 0; index < documents.Count; index++)
            builder.Add(documents[index], predictions[index]);
        return builder.Build(_timeProvider.GetUtcNow(), documents.Refusals);
    }

    private async Task<Prediction> PredictAsync(TruthDocument document, PredictionFile? file, CancellationToken cancellationToken)
    {
        string key = PredictionFile.KeyOf(document, _options.Name);
        if (file?.Find(key) is { } kept)
            return kept;
        long start = _timeProvider.GetTimestamp();
        Prediction prediction;
        try
        {
            prediction = await _predict(document, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Prediction { Failure = $"{exception.GetType().Name}: {exception.Message}", Seconds = _timeProvider.GetElapsedTime(start).TotalSeconds };
        }

        if (file is not null && prediction.Record is not null)
            await file.AddAsync(new KeptPrediction(key, document.Name, prediction), cancellationToken).ConfigureAwait(false);
        return prediction;
    }
}
