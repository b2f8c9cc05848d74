using System.Globalization;

namespace QwenDocs.Evaluation;

/// <summary>What an extraction must reach: in a test project, a change that makes it worse fails.</summary>
public sealed class EvaluationGate
{
    private const int Shown = 5;

    /// <summary>Gets or sets the least mean value F1, 0 to 1.</summary>
    /// <value>The default is <see langword="null"/>: any.</value>
    public double? MinValueF1 { get; set; }

    /// <summary>Gets or sets the least F1 of the typed score, 0 to 1.</summary>
    /// <value>The default is <see langword="null"/>: any.</value>
    public double? MinTypedF1 { get; set; }

    /// <summary>Gets or sets the most silent errors in 1,000 values.</summary>
    /// <value>The default is <see langword="null"/>: any number.</value>
    public double? MaxSilentErrorsPerThousand { get; set; }

    /// <summary>Gets or sets how many documents may fail or be refused.</summary>
    /// <value>The default is 0.</value>
    public int MaxFailed { get; set; }

    /// <summary>Gets or sets the report that the value F1 must not fall below by more than chance.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public EvaluationReport? Before { get; set; }

    /// <summary>Says what a report does not reach.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A sentence for each; none where it passes.</returns>
    public IReadOnlyList<string> FindViolations(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<string> violations = [];
        KindScore total = report.Total;
        if (total.Documents == 0)
            violations.Add("No document was scored.");
        if (total.Failed + report.Refusals.Count > MaxFailed)
            violations.Add(string.Create(CultureInfo.InvariantCulture, $"{total.Failed} documents failed and {report.Refusals.Count} could not be scored; {MaxFailed} may."));
        if (MinValueF1 is { } least && total.ValueF1 < least)
            violations.Add(string.Create(CultureInfo.InvariantCulture, $"The value F1 is {100 * total.ValueF1:0.00}, below {100 * least:0.00}."));
        if (MinTypedF1 is { } typed && total.Typed.F1 < typed)
            violations.Add(string.Create(CultureInfo.InvariantCulture, $"The typed F1 is {100 * total.Typed.F1:0.00}, below {100 * typed:0.00}."));
        if (MaxSilentErrorsPerThousand is { } most && total.SilentErrorsPerThousand > most)
            violations.Add(string.Create(CultureInfo.InvariantCulture, $"There are {total.SilentErrorsPerThousand:0.00} silent errors in 1,000 values, above {most:0.00}."));
        if (Before is { } before && EvaluationComparison.Compare(before, report) is { IsWorse: true } comparison)
            violations.Add($"The value F1 fell: {comparison.ValueF1}. {Names("Worse", comparison.Worse.Select(change => change.Name))}");
        return violations;
    }

    /// <summary>Throws where a report does not pass.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="EvaluationGateException">It does not pass. The message says what it does not reach, and names the worst fields.</exception>
    public void Check(EvaluationReport report)
    {
        IReadOnlyList<string> violations = FindViolations(report);
        if (violations.Count == 0)
            return;
        IEnumerable<string> fields = report.Fields.Where(field => field.Accuracy.Value < 1).Take(Shown).Select(field => $"{field.Field} {field.Accuracy}");
        throw new EvaluationGateException($"{report.Name}: {string.Join(' ', violations)} {Names("Worst fields", fields)}".TrimEnd(), violations);
    }

    private static string Names(string what, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? "" : $"{what}: {string.Join("; ", all.Take(Shown))}{(all.Length > Shown ? $" and {all.Length - Shown} more" : "")}.";
    }
}
