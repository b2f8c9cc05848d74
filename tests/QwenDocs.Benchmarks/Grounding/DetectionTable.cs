using System.Globalization;
using System.Text;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>How many injected errors were flagged, by kind, and how many true values.</summary>
internal sealed class DetectionTable
{
    private readonly SortedDictionary<string, int[]> _errors = new(StringComparer.Ordinal);
    private readonly List<double> _trueScores = [];
    private readonly List<double> _wrongScores = [];
    private int _trueValues;
    private int _trueFlagged;
    private int _trueDoubtful;

    public List<string> Misses { get; } = [];

    public List<string> Alarms { get; } = [];

    public void AddError(InjectedError error, bool isFirm, bool isDoubtful, bool isByRules, double score)
    {
        foreach (string kind in new[] { error.Kind, error.IsNeighbour ? "~ neighbours' values" : "~ misread and made-up", "~~ all" })
        {
            if (!_errors.TryGetValue(kind, out int[]? counts))
                _errors[kind] = counts = new int[5];
            counts[0]++;
            counts[1] += isFirm ? 1 : 0;
            counts[2] += isFirm || isByRules ? 1 : 0;
            counts[3] += isFirm || isDoubtful || isByRules ? 1 : 0;
            counts[4] += isByRules ? 1 : 0;
        }

        _wrongScores.Add(score);
    }

    public void AddTrue(bool isFlagged, bool isDoubtful, double score)
    {
        _trueValues++;
        _trueFlagged += isFlagged ? 1 : 0;
        _trueDoubtful += isDoubtful ? 1 : 0;
        _trueScores.Add(score);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine("| error | errors | firm | firm + rules | with doubts + rules | rules alone |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach ((string kind, int[] c) in _errors)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {kind.TrimStart('~', ' ')} | {c[0]} | {Percent(c[1], c[0])} | {Percent(c[2], c[0])} | {Percent(c[3], c[0])} | {Percent(c[4], c[0])} |");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"True values {_trueValues}: flagged {Percent(_trueFlagged, _trueValues)} % {Wilson(_trueFlagged, _trueValues)}, in doubt {Percent(_trueDoubtful, _trueValues)} % {Wilson(_trueDoubtful, _trueValues)}. AUROC of the score {Auroc():0.000}.");
        return text.ToString();
    }

    private static string Percent(int part, int whole) => whole == 0 ? "–" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The 95 % interval of a share (E. B. Wilson, 1927).</summary>
    private static string Wilson(int part, int whole)
    {
        if (whole == 0)
            return "";
        const double Z = 1.96;
        double p = (double)part / whole, denominator = 1 + (Z * Z / whole), middle = p + (Z * Z / (2 * whole)), half = Z * Math.Sqrt(((p * (1 - p)) + (Z * Z / (4 * whole))) / whole);
        return string.Create(CultureInfo.InvariantCulture, $"({100 * Math.Max(0, (middle - half) / denominator):0.0} to {100 * (middle + half) / denominator:0.0})");
    }

    /// <summary>The probability that a true value scores higher than a wrong one; ties count half.</summary>
    private double Auroc()
    {
        double[] wrong = [.. _wrongScores.Order()];
        double sum = 0;
        foreach (double score in _trueScores)
        {
            int below = Array.FindIndex(wrong, other => other >= score), upTo = Array.FindIndex(wrong, other => other > score);
            below = below < 0 ? wrong.Length : below;
            upTo = upTo < 0 ? wrong.Length : upTo;
            sum += below + ((upTo - below) / 2.0);
        }

        return sum / Math.Max(1, (double)_trueScores.Count * wrong.Length);
    }
}
