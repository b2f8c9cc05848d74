using System.Text.Json;
using CsCheck;
using QwenDocs.Evaluation.Scoring.Pairing;

namespace QwenDocs.Evaluation.Tests.Scoring;

/// <summary>Pairings held against all pairings there are.</summary>
public class PairingPropertyTests
{
    private static readonly Gen<(int Rows, int Columns, ushort[] Costs)> Matrices =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[1, 8]).SelectMany((rows, columns, most) =>
            Gen.Int[0, most].Select(cost => (ushort)cost).Array[rows * columns].Select(costs => (rows, columns, costs)));

    private static readonly Gen<string?[]> Row = Gen.Int[0, 3].Select(index => index == 0 ? null : "abc".Substring(index - 1, 1)).Array[3];

    [Fact]
    public void No_pairing_costs_less() => Matrices.Sample(
        matrix =>
        {
            int[] columnOf = MinCostAssignment.Solve(matrix.Costs, matrix.Rows, matrix.Columns);

            int[] used = [.. columnOf.Where(column => column >= 0)];
            used.Distinct().Count().ShouldBe(Math.Min(matrix.Rows, matrix.Columns));
            used.Length.ShouldBe(Math.Min(matrix.Rows, matrix.Columns));
            Enumerable.Range(0, matrix.Rows).Where(row => columnOf[row] >= 0).Sum(row => matrix.Costs[(row * matrix.Columns) + columnOf[row]])
                .ShouldBe(Least(matrix.Costs, matrix.Rows, matrix.Columns, 0, 0, matrix.Rows - Math.Min(matrix.Rows, matrix.Columns)));
        },
        iter: 1_000);

    [Fact]
    public void The_score_of_a_list_is_that_of_the_best_of_all_pairings() => Gen.Select(Row.Array[1, 5], Row.Array[0, 5]).Sample(
        (expected, predicted) =>
        {
            ScoreCounts score = ExtractBenchScorer.Score(Record(expected), Record(predicted)).Values;

            score.ShouldBe(new ScoreCounts(Most(expected, predicted, 0, 0), 3 * expected.Length, 3 * predicted.Length));
        },
        iter: 1_000);

    [Fact]
    public void The_order_of_rows_never_changes_a_score() => Gen.Select(Row.Array[1, 5], Row.Array[1, 5], Gen.Int[0, 1_000]).Sample(
        (expected, predicted, seed) =>
        {
            string?[][] shuffled = [.. predicted];
            new Random(seed).Shuffle(shuffled);

            ExtractBenchScorer.Score(Record(expected), Record(shuffled)).Values.ShouldBe(ExtractBenchScorer.Score(Record(expected), Record(predicted)).Values);
        },
        iter: 300);

    // Columns that were taken are bits; a row may be left out as often as there are rows too many.
    private static int Least(ushort[] costs, int rows, int columns, int row, int taken, int spare)
    {
        if (row == rows)
            return 0;
        int least = spare > 0 ? Least(costs, rows, columns, row + 1, taken, spare - 1) : int.MaxValue;
        for (int column = 0; column < columns; column++)
        {
            if ((taken & (1 << column)) == 0 && Least(costs, rows, columns, row + 1, taken | (1 << column), spare) is < int.MaxValue and var rest)
                least = Math.Min(least, rest + costs[(row * columns) + column]);
        }

        return least;
    }

    private static int Most(string?[][] expected, string?[][] predicted, int row, int taken)
    {
        if (row == expected.Length)
            return 0;
        int most = Most(expected, predicted, row + 1, taken);
        for (int column = 0; column < predicted.Length; column++)
        {
            if ((taken & (1 << column)) == 0)
                most = Math.Max(most, Most(expected, predicted, row + 1, taken | (1 << column)) + expected[row].Zip(predicted[column]).Count(pair => pair.First == pair.Second));
        }

        return most;
    }

    private static JsonElement Record(string?[][] rows) =>
        JsonSerializer.SerializeToElement(new { lines = rows.Select(row => new { a = row[0], b = row[1], c = row[2] }) });
}
