using System.Runtime.InteropServices;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>Pairs the records of two lists so that as few of their cells differ as can be.</summary>
internal sealed class RowPairing(CellComparer comparer)
{
    /// <summary>The most pairs that are weighed against each other; a matrix of them takes 200 MB.</summary>
    public const long MaxPairs = 100_000_000;

    // Lists inside of records are weighed by a pairing of their own as long as there are not too many of them.
    private const long MaxInnerPairs = 250_000;

    /// <summary>Gets a value indicating whether all lists were small enough.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Returns for each expected record the index of its partner, or -1.</summary>
    public int[] Pair(RecordShape list, FieldPath path, JsonElement?[] expected, JsonElement?[] predicted)
    {
        int[] partners = new int[expected.Length];
        Array.Fill(partners, -1);
        if (expected.Length == 0 || predicted.Length == 0)
            return partners;

        List<Column> columns = [];
        Collect(list, [], columns);
        string[][] expectedKeys = Keys(columns, expected), predictedKeys = Keys(columns, predicted);
        string?[][] leniencies = Leniencies(columns, path, expected.Length);
        bool isPlain = columns.All(column => !column.Shape.IsList) && leniencies.All(cells => Array.TrueForAll(cells, leniency => leniency is null));
        int[] left = [.. Enumerable.Range(0, expected.Length)], right = [.. Enumerable.Range(0, predicted.Length)];
        if (isPlain)
            (left, right) = PairEqualRows(expectedKeys, predictedKeys, partners);
        if (left.Length == 0 || right.Length == 0)
            return partners;
        if ((long)left.Length * right.Length > MaxPairs)
        {
            IsComplete = false;
            return partners;
        }

        ushort[] costs = new ushort[left.Length * right.Length];
        for (int index = 0; index < columns.Count; index++)
        {
            Column column = columns[index];
            if (column.Shape.IsList)
                AddInner(column, path, left, right, expected, predicted, costs);
            else
                AddCells(column, path, (expectedKeys[index], predictedKeys[index], leniencies[index]), left, right, expected, predicted, costs);
        }

        int[] solved = MinCostAssignment.Solve(costs, left.Length, right.Length);
        for (int row = 0; row < left.Length; row++)
            partners[left[row]] = solved[row] < 0 ? -1 : right[solved[row]];
        return partners;
    }

    /// <summary>Counts the cells that differ between two lists when their records are paired as well as can be, those of records without a partner included.</summary>
    private int Cost(RecordShape list, FieldPath path, JsonElement?[] expected, JsonElement?[] predicted)
    {
        int[] partners = Pair(list, path, expected, predicted);
        int cost = 0;
        HashSet<int> paired = [];
        for (int index = 0; index < expected.Length; index++)
        {
            if (partners[index] < 0)
                cost += list.CountMembers(expected[index]);
            else if (paired.Add(partners[index]))
                cost += Cost(list, path.Append(index), expected[index], predicted[partners[index]]);
        }

        return cost + Enumerable.Range(0, predicted.Length).Where(index => !paired.Contains(index)).Sum(index => list.CountMembers(predicted[index]));
    }

    private int Cost(RecordShape shape, FieldPath path, JsonElement? expected, JsonElement? predicted)
    {
        int cost = 0;
        foreach ((string name, RecordShape member) in shape.Members)
        {
            JsonElement? left = RecordShape.Member(expected, name), right = RecordShape.Member(predicted, name);
            FieldPath at = path.Append(name);
            cost += member.IsCell ? (comparer.AreEqual(at, left, right, member.Schema) ? 0 : 1)
                : member.IsList ? Cost(member, at, RecordShape.Rows(left), RecordShape.Rows(right))
                : Cost(member, at, left, right);
        }

        return cost;
    }

    private static (int[] Left, int[] Right) PairEqualRows(string[][] expected, string[][] predicted, int[] partners)
    {
        Dictionary<string, Queue<int>> byRow = [];
        for (int row = 0; row < predicted[0].Length; row++)
        {
            ref Queue<int>? rows = ref CollectionsMarshal.GetValueRefOrAddDefault(byRow, RowKey(predicted, row), out _);
            (rows ??= new Queue<int>()).Enqueue(row);
        }

        HashSet<int> taken = [];
        List<int> left = [];
        for (int row = 0; row < expected[0].Length; row++)
        {
            if (byRow.TryGetValue(RowKey(expected, row), out Queue<int>? equal) && equal.TryDequeue(out int partner))
                taken.Add(partners[row] = partner);
            else
                left.Add(row);
        }

        return ([.. left], [.. Enumerable.Range(0, predicted[0].Length).Where(row => !taken.Contains(row))]);
    }

    private static string RowKey(string[][] keys, int row) => string.Join('\u001f', keys.Select(column => column[row]));

    private void AddCells(
        Column column,
        FieldPath path,
        (string[] Expected, string[] Predicted, string?[] Leniencies) keys,
        int[] left,
        int[] right,
        JsonElement?[] expected,
        JsonElement?[] predicted,
        ushort[] costs)
    {
        Dictionary<string, int> numbers = [];
        int[] given = [.. right.Select(row => NumberOf(numbers, keys.Predicted[row]))];
        Dictionary<string, bool[]> lenient = [];
        int[] samples = new int[numbers.Count];
        for (int index = 0; index < given.Length; index++)
            samples[given[index]] = right[index];

        for (int row = 0; row < left.Length; row++)
        {
            Span<ushort> line = costs.AsSpan(row * right.Length, right.Length);
            int at = left[row];
            if (keys.Leniencies[at] is not { } leniency)
            {
                int number = numbers.TryGetValue(keys.Expected[at], out int known) ? known : -1;
                for (int index = 0; index < line.Length; index++)
                    line[index] += given[index] == number ? (ushort)0 : (ushort)1;
                continue;
            }

            string key = leniency + '\u001f' + keys.Expected[at];
            if (!lenient.TryGetValue(key, out bool[]? isEqual))
            {
                FieldPath field = column.At(path.Append(at));
                lenient[key] = isEqual = [.. samples.Select(sample => comparer.AreEqual(field, column.Of(expected[at]), column.Of(predicted[sample]), column.Shape.Schema))];
            }

            for (int index = 0; index < line.Length; index++)
                line[index] += isEqual[given[index]] ? (ushort)0 : (ushort)1;
        }
    }

    private void AddInner(
        Column column,
        FieldPath path,
        int[] left,
        int[] right,
        JsonElement?[] expected,
        JsonElement?[] predicted,
        ushort[] costs)
    {
        Dictionary<string, int> numbers = [];
        // What is forgiven belongs to single rows: with rules no two of them count as the same.
        int[] own = [.. left.Select(row => NumberOf(numbers, comparer.HasRules ? FormattableString.Invariant($"#{row}") : Cells.CellKeys.Of(column.Of(expected[row]))))];
        int[] given = [.. right.Select(row => NumberOf(numbers, Cells.CellKeys.Of(column.Of(predicted[row]))))];
        bool isWeighed = (long)own.Distinct().Count() * given.Distinct().Count() <= MaxInnerPairs;
        Dictionary<(int Own, int Given), int> known = [];
        for (int row = 0; row < left.Length; row++)
        {
            for (int index = 0; index < right.Length; index++)
            {
                if (own[row] == given[index])
                    continue;
                if (!known.TryGetValue((own[row], given[index]), out int cost))
                {
                    JsonElement?[] inner = RecordShape.Rows(column.Of(expected[left[row]])), other = RecordShape.Rows(column.Of(predicted[right[index]]));
                    cost = isWeighed
                        ? Cost(column.Shape, column.At(path.Append(left[row])), inner, other)
                        : 1 + (Math.Abs(inner.Length - other.Length) * column.Shape.Members.Count);
                    if (isWeighed)
                        known[(own[row], given[index])] = cost;
                }

                ref ushort sum = ref costs[(row * right.Length) + index];
                sum = (ushort)Math.Min(ushort.MaxValue, sum + cost);
            }
        }
    }

    private string[][] Keys(List<Column> columns, JsonElement?[] rows) =>
        [.. columns.Select(column => rows.Select(row => column.Shape.IsList ? "" : comparer.KeyOf(column.Of(row), column.Shape.Schema)).ToArray())];

    private string?[][] Leniencies(List<Column> columns, FieldPath path, int count) =>
        [.. columns.Select(column => comparer.HasRules && !column.Shape.IsList ? Enumerable.Range(0, count).Select(row => comparer.LeniencyOf(column.At(path.Append(row)))).ToArray() : new string?[count])];

    private static int NumberOf(Dictionary<string, int> numbers, string key)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool isKnown);
        return isKnown ? number : number = numbers.Count - 1;
    }

    private static void Collect(RecordShape shape, string[] names, List<Column> columns)
    {
        foreach ((string name, RecordShape member) in shape.Members)
        {
            if (member.IsCell || member.IsList)
                columns.Add(new Column([.. names, name], member));
            else
                Collect(member, [.. names, name], columns);
        }
    }

    /// <summary>A cell or a list that each record has, by the names that lead to it.</summary>
    private sealed record Column(string[] Names, RecordShape Shape)
    {
        public JsonElement? Of(JsonElement? row) => Names.Aggregate(row, RecordShape.Member);

        public FieldPath At(FieldPath row) => Names.Aggregate(row, (path, name) => path.Append(name));
    }
}
