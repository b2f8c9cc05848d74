using System.Globalization;
using System.Text;

namespace QwenDocs.Evaluation;

/// <summary>What became better and worse between two reports over the same documents, and whether it is more than chance.</summary>
public sealed class EvaluationComparison
{
    // The same in each run: a comparison is a fact of two reports.
    private const int Seed = 20_260_101;

    private const int Resamples = 10_000;

    private const double Same = 1e-9;

    private const int Shown = 10;

    private EvaluationComparison()
    {
    }

    /// <summary>Gets the change of the mean value F1 over the documents of both reports.</summary>
    public MeasuredChange ValueF1 { get; private init; }

    /// <summary>Gets the change of the share of silent errors, as the mean over the documents of both reports; less is better.</summary>
    public MeasuredChange SilentErrors { get; private init; }

    /// <summary>Gets the documents that became better, the most first.</summary>
    public IReadOnlyList<DocumentChange> Better { get; private init; } = [];

    /// <summary>Gets the documents that became worse, the most first.</summary>
    public IReadOnlyList<DocumentChange> Worse { get; private init; } = [];

    /// <summary>Gets the fields whose share of right values changed, those that fell the most first.</summary>
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];

    /// <summary>Gets how many documents stand in both reports.</summary>
    public int Documents { get; private init; }

    /// <summary>Gets the names of documents that stand in one of the reports alone; they are not compared.</summary>
    public IReadOnlyList<string> Unpaired { get; private init; } = [];

    /// <summary>Gets a value indicating whether the value F1 fell by more than chance.</summary>
    public bool IsWorse => ValueF1 is { IsSignificant: true, Difference: < 0 };

    /// <summary>Gets a value indicating whether the value F1 grew by more than chance.</summary>
    public bool IsBetter => ValueF1 is { IsSignificant: true, Difference: > 0 };

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The report that was there first.</param>
    /// <param name="after">The report that is compared with it.</param>
    /// <returns>The comparison; the same for the same reports each time.</returns>
    public static EvaluationComparison Compare(EvaluationReport before, EvaluationReport after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Documents.ToDictionary(document => document.Name, StringComparer.Ordinal);
        (EvaluatedDocument Before, EvaluatedDocument After)[] pairs = [.. after.Documents.Where(document => old.ContainsKey(document.Name)).Select(document => (old[document.Name], document))];
        DocumentChange[] changes = [.. pairs.Select(pair => new DocumentChange(pair.After.Name, pair.Before.Values.F1, pair.After.Values.F1))];
        Dictionary<(string, string), FieldScore> fields = before.Fields.ToDictionary(field => (field.Kind, field.Field));
        return new EvaluationComparison
        {
            Documents = pairs.Length,
            Unpaired = [.. before.Documents.Select(document => document.Name).Except(after.Documents.Select(document => document.Name)).Concat(after.Documents.Select(document => document.Name).Except(old.Keys)).Order(StringComparer.Ordinal)],
            ValueF1 = Change([.. changes.Select(change => (change.Before, change.After))]),
            SilentErrors = Change([.. pairs.Select(pair => (Silent(pair.Before), Silent(pair.After)))]),
            Better = [.. changes.Where(change => change.Difference > Same).OrderByDescending(change => change.Difference).ThenBy(change => change.Name, StringComparer.Ordinal)],
            Worse = [.. changes.Where(change => change.Difference < -Same).OrderBy(change => change.Difference).ThenBy(change => change.Name, StringComparer.Ordinal)],
            Fields =
            [
                .. after.Fields.Where(field => fields.ContainsKey((field.Kind, field.Field)))
                    .Select(field => new FieldChange(field.Kind, field.Field, fields[(field.Kind, field.Field)].Accuracy, field.Accuracy))
                    .Where(change => Math.Abs(change.Difference) > Same)
                    .OrderBy(change => change.Difference).ThenBy(change => change.Kind, StringComparer.Ordinal).ThenBy(change => change.Field, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Returns the comparison as text.</summary>
    /// <returns>Lines of text, <c>\n</c> line ends, in the invariant culture. It holds no value of a document.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Compared: {Documents} document{(Documents == 1 ? "" : "s")}, {Better.Count} better, {Worse.Count} worse\n");
        text.Append(CultureInfo.InvariantCulture, $"value F1 {ValueF1}\nsilent errors in 100 values {SilentErrors}\n");
        Append("worse", Worse);
        Append("better", Better);
        foreach (FieldChange change in Fields.Where(change => change.Difference < 0).Take(Shown).Concat(Fields.Where(change => change.Difference > 0).TakeLast(Shown)))
            text.Append(CultureInfo.InvariantCulture, $"{(change.Difference < 0 ? "worse" : "better")}: {change.Kind} {change.Field}: {100 * change.Before.Value:0.0} to {100 * change.After.Value:0.0} % right\n");
        if (Unpaired.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"not in both: {string.Join(", ", Unpaired.Take(Shown))}{(Unpaired.Count > Shown ? $" and {Unpaired.Count - Shown} more" : "")}\n");
        return text.ToString();

        void Append(string what, IReadOnlyList<DocumentChange> changes)
        {
            foreach (DocumentChange change in changes.Take(Shown))
                text.Append(CultureInfo.InvariantCulture, $"{what}: {change.Name}: {100 * change.Before:0.0} to {100 * change.After:0.0}\n");
            if (changes.Count > Shown)
                text.Append(CultureInfo.InvariantCulture, $"{what}: {changes.Count - Shown} more\n");
        }
    }

    private static double Silent(EvaluatedDocument document) => document.Flags.Values == 0 ? 0 : (double)(document.Flags.Wrong - document.Flags.FlaggedWrong) / document.Flags.Values;

    // Documents are drawn again and again, each with both of its scores: what all documents have in common does not count as chance.
    private static MeasuredChange Change((double Before, double After)[] pairs)
    {
        if (pairs.Length == 0)
            return default;
        Random random = new(Seed);
        double[] means = new double[Resamples];
        for (int sample = 0; sample < Resamples; sample++)
        {
            double sum = 0;
            for (int draw = 0; draw < pairs.Length; draw++)
            {
                (double before, double after) = pairs[random.Next(pairs.Length)];
                sum += after - before;
            }

            means[sample] = sum / pairs.Length;
        }

        Array.Sort(means);
        return new MeasuredChange(pairs.Average(pair => pair.Before), pairs.Average(pair => pair.After), means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples)]);
    }
}
