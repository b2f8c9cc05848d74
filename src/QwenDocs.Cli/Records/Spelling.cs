namespace QwenDocs.Cli.Records;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Spelling
{
    /// <summary>Returns a question to put behind an error, such as <c> Did you mean 'invoice'?</c>, or nothing where no name is near.</summary>
    public static string Suggest(string wanted, IEnumerable<string> names) =>
        Nearest(wanted, names) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>Returns the nearest name: a third of its letters may differ.</summary>
    public static string? Nearest(string wanted, IEnumerable<string> names)
    {
        string folded = Fold(wanted);
        (string Name, int Distance)[] near =
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(folded, Fold(name))))
                .Where(one => one.Distance <= Math.Max(1, Fold(one.Name).Length / 3))
                .OrderBy(one => one.Distance)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
        return near.Length > 0 ? near[0].Name : null;
    }

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Optimal string alignment: insertions, deletions, replacements, and two letters the wrong way round, one each.
    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int row = 0; row <= left.Length; row++)
            cost[row, 0] = row;
        for (int column = 0; column <= right.Length; column++)
            cost[0, column] = column;
        for (int row = 1; row <= left.Length; row++)
        {
            for (int column = 1; column <= right.Length; column++)
            {
                int replaced = cost[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                cost[row, column] = Math.Min(replaced, Math.Min(cost[row - 1, column], cost[row, column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];
    }
}
