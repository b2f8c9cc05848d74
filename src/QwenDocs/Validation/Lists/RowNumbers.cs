namespace QwenDocs.Validation.Lists;

/// <summary>The printed numbers of a list's rows: in what steps they rise, and where some are missing.</summary>
internal static class RowNumbers
{
    private static readonly int[] Steps = [1_000, 100, 10, 5];

    /// <summary>Finds the stretches of numbers that are missing.</summary>
    /// <param name="field">The property that holds the number.</param>
    /// <param name="rows">The number of each row, or <see langword="null"/> where it has none.</param>
    /// <param name="startsList">Whether the first row is the document's first.</param>
    /// <returns>The stretches in their order.</returns>
    public static IReadOnlyList<RowNumberRange> FindGaps(RowNumberField field, IReadOnlyList<int?> rows, bool startsList)
    {
        (int Index, int Number)[] numbered = [.. rows.Select((number, index) => (Index: index, Number: number)).Where(row => row.Number is > 0).Select(row => (row.Index, row.Number!.Value))];
        // Most rows of a numbered table have a number; where few have, it numbers something else.
        if (numbered.Length < 2 || numbered.Length * 5 < rows.Count * 3)
            return [];
        int step = StepOf(rows);
        for (int index = 0; index < numbered.Length; index++)
            numbered[index].Number /= step;
        RepairSingle(numbered);
        if (!field.IsCertain && !Rises(numbered))
            return [];

        List<RowNumberRange> gaps = [];
        int start = 0;
        for (int index = 1; index <= numbered.Length; index++)
        {
            // Where the count begins anew, another table or section does.
            if (index == numbered.Length || (numbered[index].Number == 1 && numbered[index - 1].Number > 1))
            {
                AddGaps(numbered[start..index], step, startsList || start > 0, gaps);
                start = index;
            }
        }

        // Numbers so far apart are those of articles, not of rows.
        return gaps.Sum(gap => (long)gap.Count) > 100 + (10L * rows.Count) ? [] : gaps;
    }

    /// <summary>Returns by how much the numbers of rows rise.</summary>
    public static int StepOf(IReadOnlyList<int?> rows) => rows.Any(number => number is > 0) ? Steps.FirstOrDefault(size => rows.All(number => number is not > 0 || number % size == 0), 1) : 1;

    /// <summary>A single number that stands out between two that follow each other was misread, and no row is missing.</summary>
    private static void RepairSingle((int Index, int Number)[] rows)
    {
        for (int index = 1; index + 1 < rows.Length; index++)
        {
            int before = rows[index - 1].Number;
            int after = rows[index + 1].Number;
            if (after == before + 2 && (rows[index].Number > after || rows[index].Number < before))
                rows[index].Number = before + 1;
        }
    }

    private static bool Rises((int Index, int Number)[] rows)
    {
        int following = 0;
        for (int index = 1; index < rows.Length; index++)
            following += rows[index].Number - rows[index - 1].Number is 0 or 1 ? 1 : 0;
        return following * 2 >= rows.Length - 1;
    }

    private static void AddGaps((int Index, int Number)[] section, int step, bool startsList, List<RowNumberRange> gaps)
    {
        int[] numbers = [.. section.Select(row => row.Number).Distinct().Order()];
        // A table that starts with a high number goes on from somewhere else; one that starts a little too high has lost its first rows.
        if (startsList && numbers[0] > 1 && numbers[0] - 1 <= section.Length)
            gaps.Add(new RowNumberRange(step, (numbers[0] - 1) * step, step, section[0].Index));
        for (int index = 1; index < numbers.Length; index++)
        {
            if (numbers[index] - numbers[index - 1] <= 1)
                continue;
            int before = numbers[index - 1];
            gaps.Add(new RowNumberRange((before + 1) * step, (numbers[index] - 1) * step, step, section.Last(row => row.Number == before).Index + 1));
        }
    }
}
