using System.Collections.Concurrent;

namespace QwenDocs.Planning;

/// <summary>Compares planned prompt tokens with those that endpoints counted, and learns differences that come back with every answer.</summary>
/// <remarks>
/// Such differences are a system message of the provider's, or the schema repeated in the prompt. A server that counts less than we do may have shrunk or
/// lost pages: that is never learnt. A difference is
/// taken for systematic when the last answers (3 at least, 16 at most) agree on an offset or on a factor within 1 %. May be used from several threads at once.
/// </remarks>
public sealed class TokenCalibration
{
    private const int Fewest = 3;
    private const int Most = 16;
    private const double Tolerance = 0.01;

    private readonly ConcurrentDictionary<(string Endpoint, string Model), Queue<(long Planned, long Counted)>> _observations = new();

    /// <summary>Takes note of an answer.</summary>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="model">The model by the name under which it was asked for.</param>
    /// <param name="plannedTokens">The prompt tokens by our own count, without a correction.</param>
    /// <param name="countedTokens">The prompt tokens that the endpoint counted; 0 and below (not told) is passed over.</param>
    public void Observe(string endpoint, string model, long plannedTokens, long countedTokens)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(plannedTokens, 1);
        if (countedTokens <= 0)
            return;
        Queue<(long, long)> observed = _observations.GetOrAdd((endpoint, model), static _ => new());
        lock (observed)
        {
            observed.Enqueue((plannedTokens, Math.Max(plannedTokens, countedTokens)));
            if (observed.Count > Most)
                observed.Dequeue();
        }
    }

    /// <summary>Returns what was learnt about an endpoint.</summary>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="model">The model by the name under which it is asked for.</param>
    /// <returns>The correction; <see cref="TokenCalibrationFactor.None"/> where no difference is systematic.</returns>
    public TokenCalibrationFactor For(string endpoint, string model)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(model);
        if (!_observations.TryGetValue((endpoint, model), out Queue<(long Planned, long Counted)>? observed))
            return TokenCalibrationFactor.None;
        (long Planned, long Counted)[] answers;
        lock (observed)
            answers = [.. observed];
        if (answers.Length < Fewest)
            return TokenCalibrationFactor.None;

        TokenCalibrationFactor offset = new(1, (int)Math.Round(Median(answers.Select(answer => (double)(answer.Counted - answer.Planned)))), answers.Length);
        TokenCalibrationFactor factor = new(Median(answers.Select(answer => answer.Counted / (double)answer.Planned)), 0, answers.Length);
        double offsetError = Error(offset, answers), factorError = Error(factor, answers);
        if (Math.Min(offsetError, factorError) > Tolerance)
            return TokenCalibrationFactor.None;
        TokenCalibrationFactor best = offsetError <= factorError ? offset : factor;
        return best is { Offset: 0, Factor: 1 } ? TokenCalibrationFactor.None : best;
    }

    private static double Error(TokenCalibrationFactor correction, (long Planned, long Counted)[] answers) =>
        answers.Max(answer => Math.Abs(correction.Apply(answer.Planned) - answer.Counted) / (double)answer.Counted);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
