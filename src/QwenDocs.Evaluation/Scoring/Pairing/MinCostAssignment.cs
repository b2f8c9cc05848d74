namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>
/// Pairs rows and columns one to one so that the sum of the costs is the least (H. W. Kuhn, 1955), with a search from all rows without a partner at once and as many
/// exchanges a search as do not touch each other (J. E. Hopcroft and R. M. Karp, 1973). Costs are small whole numbers here, so few searches are needed.
/// </summary>
internal sealed class MinCostAssignment
{
    private const int Unreached = int.MaxValue;

    private readonly ushort[] _costs;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int[] _rowPrices;
    private readonly int[] _columnPrices;
    private readonly int[] _columnOf;
    private readonly int[] _rowOf;

    private MinCostAssignment(ushort[] costs, int rows, int columns)
    {
        (_costs, _rows, _columns) = (costs, rows, columns);
        _rowPrices = new int[rows];
        _columnPrices = new int[columns];
        _columnOf = new int[rows];
        _rowOf = new int[columns];
        Array.Fill(_columnOf, -1);
        Array.Fill(_rowOf, -1);
    }

    /// <summary>Solves an assignment.</summary>
    /// <param name="costs">The cost of each pair, row by row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>For each row its column, or -1 where there are more rows than columns and it has none.</returns>
    public static int[] Solve(ushort[] costs, int rows, int columns)
    {
        if (rows <= columns)
            return new MinCostAssignment(costs, rows, columns).Run();

        ushort[] turned = new ushort[costs.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                turned[((long)column * rows) + row] = costs[((long)row * columns) + column];
        }

        int[] rowOf = new MinCostAssignment(turned, columns, rows).Run(), columnOf = new int[rows];
        Array.Fill(columnOf, -1);
        for (int column = 0; column < columns; column++)
            columnOf[rowOf[column]] = column;
        return columnOf;
    }

    private int[] Run()
    {
        for (int row = 0; row < _rows; row++)
        {
            ReadOnlySpan<ushort> costs = Row(row);
            ushort least = ushort.MaxValue;
            foreach (ushort cost in costs)
                least = Math.Min(least, cost);
            _rowPrices[row] = least;
            // Of pairings that cost the same, the order of the document is the likeliest.
            if (costs[row] == least)
                (_columnOf[row], _rowOf[row]) = (row, row);
        }

        Exchange();
        while (Array.IndexOf(_columnOf, -1) >= 0)
        {
            Search();
            Exchange();
        }

        return _columnOf;
    }

    private ReadOnlySpan<ushort> Row(int row) => _costs.AsSpan(row * _columns, _columns);

    /// <summary>Searches from all free rows at once up to the nearest free columns, and moves the prices so that the ways there cost nothing.</summary>
    private void Search()
    {
        int[] rowDistance = new int[_rows], columnDistance = new int[_columns];
        Array.Fill(rowDistance, Unreached);
        Array.Fill(columnDistance, Unreached);
        bool[] isReached = new bool[_columns];
        Stack<int> open = new();
        for (int row = 0; row < _rows; row++)
        {
            if (_columnOf[row] >= 0)
                continue;
            rowDistance[row] = 0;
            open.Push(row);
        }

        int distance = 0;
        bool isFound = false;
        while (true)
        {
            while (open.TryPop(out int row))
            {
                ReadOnlySpan<ushort> costs = Row(row);
                ReadOnlySpan<int> prices = _columnPrices;
                Span<int> known = columnDistance;
                int start = distance - _rowPrices[row];
                for (int column = 0; column < costs.Length; column++)
                {
                    int reached = start + costs[column] - prices[column];
                    if (reached >= known[column])
                        continue;
                    known[column] = reached;
                    if (reached == distance)
                        isFound |= Reach(column);
                }
            }

            if (isFound)
                break;
            int next = Unreached;
            for (int column = 0; column < _columns; column++)
            {
                if (!isReached[column])
                    next = Math.Min(next, columnDistance[column]);
            }

            distance = next;
            for (int column = 0; column < _columns; column++)
            {
                if (!isReached[column] && columnDistance[column] == distance)
                    isFound |= Reach(column);
            }
        }

        for (int row = 0; row < _rows; row++)
        {
            if (rowDistance[row] != Unreached)
                _rowPrices[row] += distance - rowDistance[row];
        }

        for (int column = 0; column < _columns; column++)
        {
            if (columnDistance[column] < distance)
                _columnPrices[column] -= distance - columnDistance[column];
        }

        bool Reach(int column)
        {
            isReached[column] = true;
            if (_rowOf[column] < 0)
                return true;
            rowDistance[_rowOf[column]] = distance;
            open.Push(_rowOf[column]);
            return false;
        }
    }

    /// <summary>Pairs free rows along ways that cost nothing, each column being tried once.</summary>
    private void Exchange()
    {
        int[] next = new int[_rows], from = new int[_columns];
        bool[] isTried = new bool[_columns];
        Stack<int> way = new();
        for (int start = 0; start < _rows; start++)
        {
            if (_columnOf[start] >= 0)
                continue;
            way.Clear();
            way.Push(start);
            while (way.TryPeek(out int row))
            {
                int column = NextFree(row, next, isTried);
                if (column < 0)
                {
                    way.Pop();
                    continue;
                }

                isTried[column] = true;
                from[column] = row;
                if (_rowOf[column] >= 0)
                {
                    way.Push(_rowOf[column]);
                    continue;
                }

                while (true)
                {
                    int owner = from[column], before = _columnOf[owner];
                    (_columnOf[owner], _rowOf[column]) = (column, owner);
                    if (owner == start)
                        break;
                    column = before;
                }

                break;
            }
        }
    }

    private int NextFree(int row, int[] next, bool[] isTried)
    {
        ReadOnlySpan<ushort> costs = Row(row);
        int price = _rowPrices[row];
        for (int column = next[row]; column < costs.Length; column++)
        {
            if (costs[column] - _columnPrices[column] == price && !isTried[column])
            {
                next[row] = column + 1;
                return column;
            }
        }

        next[row] = costs.Length;
        return -1;
    }
}
