namespace QwenDocs.Imaging.Measurement;

/// <summary>Finds the connected parts of a picture, run by run (eight neighbours).</summary>
internal static class ConnectedComponents
{
    public static IReadOnlyList<ConnectedComponent> Find(ReadOnlySpan<byte> gray, int width, int height, int stride, int threshold)
    {
        List<Run> runs = [];
        int above = 0, row = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> line = gray.Slice(y * stride, width);
            for (int x = 0; x < width; x++)
            {
                if (line[x] > threshold)
                    continue;
                int start = x;
                while (x < width && line[x] <= threshold)
                    x++;
                Join(runs, above, row, new Run(start, x - 1) { Parent = runs.Count, Left = start, Right = x - 1, Top = y, Bottom = y });
            }

            above = row;
            row = runs.Count;
        }

        List<ConnectedComponent> parts = [];
        for (int index = 0; index < runs.Count; index++)
        {
            if (runs[index].Parent == index)
                parts.Add(new ConnectedComponent(runs[index].Right - runs[index].Left + 1, runs[index].Bottom - runs[index].Top + 1) { Left = runs[index].Left, Top = runs[index].Top });
        }

        return parts;
    }

    /// <summary>Adds a run, joined to the runs of the row above that touch it. The smallest index of a part holds its box.</summary>
    private static void Join(List<Run> runs, int above, int row, Run run)
    {
        int own = runs.Count;
        (int left, int right) = (run.Left - 1, run.Right + 1);
        runs.Add(run);
        for (int index = above; index < row; index++)
        {
            // A run keeps where it lies on its own row, whatever its part has grown to.
            if (runs[index].Start > right)
                break;
            if (runs[index].Stop < left)
                continue;
            int other = Root(runs, index), mine = Root(runs, own);
            if (other == mine)
                continue;
            (int keep, int give) = other < mine ? (other, mine) : (mine, other);
            Run kept = runs[keep], given = runs[give];
            runs[keep] = kept with
            {
                Left = Math.Min(kept.Left, given.Left),
                Right = Math.Max(kept.Right, given.Right),
                Top = Math.Min(kept.Top, given.Top),
                Bottom = Math.Max(kept.Bottom, given.Bottom),
            };
            runs[give] = given with { Parent = keep };
        }
    }

    private static int Root(List<Run> runs, int index)
    {
        while (runs[index].Parent != index)
        {
            Run run = runs[index];
            runs[index] = run with { Parent = runs[run.Parent].Parent };
            index = runs[index].Parent;
        }

        return index;
    }

    private readonly record struct Run(int Start, int Stop)
    {
        public required int Parent { get; init; }

        public required int Left { get; init; }

        public required int Right { get; init; }

        public required int Top { get; init; }

        public required int Bottom { get; init; }
    }
}
